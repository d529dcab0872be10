import { ProblemError } from '../api/problems.ts';
import type { KeptLadder, Ladder } from '../api/shapes/safety.ts';
import type { NameBook } from '../sync/names.ts';
import { staffOf } from '../sync/roster.ts';
import { practiceOf, type Vaults } from '../sync/vault.ts';
import { faultsBy, type Faults, type LadderFields } from './form.ts';

const DRAFT = 'ladder/draft';

/** Somebody of the practice; a custodian reads every conversation through the practice's seat. */
export type LadderPerson = Readonly<{ id: string; name: string; isCustodian: boolean }>;

/** The ladder that counts, and who could be on call; `isCustodian` says who may change it. */
export type LadderView = Readonly<{
	kept: KeptLadder;
	people: readonly LadderPerson[];
	isCustodian: boolean;
	/** What the practice is called, empty if that is not known. */
	practice: string;
}>;

/** Either what is kept now, or what has to be mended first. */
export type Saved = Readonly<{ kept: KeptLadder | null; wrong: Faults }>;

/** Whom an urgent message wakes, in the worker. */
export function ladderRoom(vaults: Vaults, names: NameBook) {
	return {
		/** @throws Failure */
		async show(): Promise<LadderView> {
			const vault = vaults.open;
			const [kept, staff] = await Promise.all([
				vault.http.get<KeptLadder>('/safety/ladder'),
				staffOf(vault, names).catch(() => []),
			]);
			const people = staff.map(({ id, name, role }) => ({
				...{ id, name },
				isCustodian: role === 'custodian',
			}));
			const mine = people.find(({ id }) => id === vault.me.id);
			const practice = (await practiceOf(vault))?.name ?? '';
			return { kept, people, isCustodian: mine?.isCustodian ?? false, practice };
		},

		/** Whether the practice has chosen who is woken at night; null without a connection. */
		async isChosen(): Promise<boolean | null> {
			const kept = await vaults.open.http.get<KeptLadder>('/safety/ladder').catch(() => null);
			return kept && kept.ladder.night !== null;
		},

		/** Chooses it, unless something is wrong with it. @throws Failure */
		async set(ladder: Ladder): Promise<Saved> {
			const { http, local } = vaults.open;
			try {
				const kept = await http.put<KeptLadder>('/safety/ladder', ladder);
				await local.forget(DRAFT);
				return { kept, wrong: {} };
			} catch (error) {
				const reasons = error instanceof ProblemError ? error.reasons : {};
				if (Object.keys(reasons).length === 0) throw error;
				return { kept: null, wrong: faultsBy(reasons) };
			}
		},

		/** What was being changed and was not saved; null for nothing. */
		draft: (): Promise<LadderFields | null> => vaults.open.local.kept<LadderFields>(DRAFT),

		/** Keeps what is being changed, sealed, on this device alone; null forgets it. */
		async keepDraft(fields: LadderFields | null): Promise<void> {
			if (fields) await vaults.open.local.keep(DRAFT, fields);
			else await vaults.open.local.forget(DRAFT);
		},
	};
}

export type LadderRoom = ReturnType<typeof ladderRoom>;
