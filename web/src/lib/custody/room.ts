import { Stopped } from './stopping.ts';
import { rotatePractice, finishRotation } from '../sync/rotation.ts';
import { checkRecords } from '../sync/records-check.ts';
import type { NameBook } from '../sync/names.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import type { Progress } from '../sync/walk.ts';
import { opensWith, sayCode } from './codes.ts';
import { standing } from './standing.ts';
import type { CustodyView, WalkEnd, WalkKind } from './view.ts';

type Walking = (tell: Progress) => Promise<Omit<WalkEnd, 'kind' | 'isStopped'>>;

/** What custodians look after, in the worker: the practice's key and what it opens. */
export function custodyRoom(vaults: Vaults, names: NameBook) {
	let walking: WalkKind | '' = '';
	let isStopping = false;

	/** Walks one walk at a time; a page may leave meanwhile, and come back to it. */
	async function walk(vault: Vault, kind: WalkKind, go: Walking): Promise<WalkEnd> {
		const none = { kind, done: 0, of: 0, broken: 0, failed: 0, missing: 0 };
		if (walking) return { ...none, isStopped: true };
		walking = kind;
		isStopping = false;
		let come = 0;
		const tell: Progress = (done, all) => {
			come = done;
			if (isStopping && done < all) throw new Stopped();
			vault.tell({ kind: 'walk', done, all });
		};
		try {
			return { kind, isStopped: false, ...(await go(tell)) };
		} catch (error) {
			if (!(error instanceof Stopped)) throw error;
			return { ...none, isStopped: true, done: come };
		} finally {
			walking = '';
			names.forget(vault);
			vault.tell({ kind: 'spaces' });
		}
	}

	return {
		/** How the practice's records stand. @throws Failure */
		show: async (): Promise<CustodyView> => ({
			...(await standing(vaults.open, names)),
			walking,
		}),

		/**
		 * Gives the practice a new key, and every space with it; goes on with that where it was left
		 * unfinished, here or elsewhere. Tells its progress as news. @throws Failure
		 */
		async rotate(isUnfinished: boolean): Promise<WalkEnd> {
			const vault = vaults.open;
			return walk(vault, 'rotate', async (tell) => {
				const rotate = isUnfinished ? finishRotation : rotatePractice;
				const { done, failed, missing } = await rotate(vault, tell);
				return { done, of: done + failed.size, broken: 0, failed: failed.size, missing };
			});
		},

		/** Tries every box of the practice. Tells its progress as news. @throws Failure */
		async check(): Promise<WalkEnd> {
			const vault = vaults.open;
			return walk(vault, 'check', async (tell) => {
				const found = await checkRecords(vault, names, tell);
				const { checked, of, broken, failed, missing } = found;
				return { done: checked, of, broken: broken.length, failed: failed.size, missing };
			});
		},

		/** Stops what is under way after the space that it is at. It can be gone on with. */
		stop(): void {
			isStopping = true;
		},

		/** Says that one's own recovery code lies away from the practice, from today. @throws Failure */
		async sayStored(): Promise<CustodyView> {
			const vault = vaults.open;
			await sayCode(vault, names, 'stored');
			return { ...(await standing(vault, names)), walking };
		},

		/** Whether one's own recovery code opens the account. It is kept nowhere. @throws Failure */
		async tryCode(code: string): Promise<boolean> {
			const vault = vaults.open;
			const opens = await opensWith(vault, code);
			if (opens) await sayCode(vault, names, 'checked');
			return opens;
		},
	};
}

export type CustodyRoom = ReturnType<typeof custodyRoom>;
