import { locked } from '../sync/failure.ts';
import { foldExports, type Exported } from '../sync/folds/exports.ts';
import { foldPeople, isSeated } from '../sync/folds/people.ts';
import type { NameBook } from '../sync/names.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import type { Copy, CopyWanted } from './journal.ts';
import type { Made, Step, Tell, Wanted } from './making.ts';
import type { ExportedView, Way } from './view.ts';

/** The record handed over: made here, where the keys are, and given to the page once it is whole. */
export function exportingRoom(vaults: Vaults, names: NameBook) {
	/** Which export is being made; it goes on only as long as it is the newest. */
	let running = 0;

	/** What is told, and whether anybody still wants it. */
	function course(vault: Vault): Tell {
		const mine = (running += 1);
		return (step: Step, done = 0, all = 0) => {
			if (mine !== running) throw new Cancelled();
			if (vaults.open !== vault) throw locked();
			vault.tell({ kind: 'export', step, done, all });
		};
	}

	return {
		/** By whose seat the viewer can export the record of a thread; empty for their own. */
		async way(space: string): Promise<Way> {
			const vault = vaults.open;
			if (!space) return 'own';
			const mine = foldPeople((await vault.spaces.space(space)).log()).get(vault.me.id);
			if (mine?.role === 'clinician' && isSeated(mine)) return 'seat';
			const { state } = await vault.spaces.practice();
			return state?.seats.get(vault.me.id)?.role === 'custodian' ? 'practice' : 'nobody';
		},

		/**
		 * Who exported the record of a thread, newest first, as far as this device knows; asked for
		 * anew if `isNew`, as far as there is a connection.
		 */
		async exports(space: string, isNew = false): Promise<ExportedView[]> {
			const vault = vaults.open;
			if (isNew) await vault.spaces.sync(space).catch(() => null);
			const log = (await vault.spaces.space(space)).log();
			const people = foldPeople(log);
			const view = ({ id, what, author, role, by, at }: Exported): ExportedView => {
				const isMine = author === vault.me.id;
				const who = isMine ? '' : (people.get(author)?.name ?? '');
				const did = { isPractice: role === 'practice', isBridge: what === 'bridge' };
				return { id, who, isMine, ...did, by, at };
			};
			return foldExports(log, people).map(view).reverse();
		},

		/**
		 * Makes the file of a record, one's own for an empty `space`; null if it was cancelled.
		 * @throws Failure: then there is no file
		 */
		async make(space: string, way: Way, wanted: Wanted): Promise<Made | null> {
			const vault = vaults.open;
			const tell = course(vault);
			const [{ makeExport }, { ownRecord, caseRecord }, { withPracticeRecord }] = await Promise.all(
				[import('./making.ts'), import('./subject.ts'), import('./practice.ts')],
			);
			try {
				if (way === 'own') return await makeExport(vault, await ownRecord(vault), wanted, tell);
				if (way === 'seat') {
					return await makeExport(vault, await caseRecord(vault, names, space), wanted, tell);
				}
				const finding = (done: number, all: number) => {
					tell('finding', done, all);
				};
				return await withPracticeRecord(vault, names, { space, tell: finding }, (subject) =>
					makeExport(vault, subject, wanted, tell),
				);
			} catch (error) {
				if (error instanceof Cancelled) return null;
				throw error;
			}
		},

		/** Makes a copy of one's own journal; null if it was cancelled. @throws Failure */
		async copyJournal(wanted: CopyWanted): Promise<Copy | null> {
			const vault = vaults.open;
			const tell = course(vault);
			const { copyJournal } = await import('./journal.ts');
			try {
				return await copyJournal(vault, wanted, () => {
					tell('reading');
				});
			} catch (error) {
				if (error instanceof Cancelled) return null;
				throw error;
			}
		},

		/** Stops what is being made, at its next step. */
		cancel(): void {
			running += 1;
		},
	};
}

export type ExportingRoom = ReturnType<typeof exportingRoom>;

class Cancelled extends Error {}
