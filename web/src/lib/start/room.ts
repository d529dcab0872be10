import type { AgreementStanding } from '../api/shapes/policies.ts';
import type { Rollout } from '../api/shapes/rollout.ts';
import { holding, foldPeople } from '../sync/folds/people.ts';
import type { NameBook } from '../sync/names.ts';
import { practiceIdOf } from '../sync/practice-id.ts';
import { standingsOf } from '../sync/standings.ts';
import { practiceOf, type Vault, type Vaults } from '../sync/vault.ts';
import { dayAt } from '../text/local-days.ts';
import { leftOf, nextOf, stepsOf } from './steps.ts';
import { emptyThread, markMadeUp, tryoutOf } from './tryout.ts';
import type { StartView, TryoutWords } from './view.ts';

const AWAY = 'start/away';
const MAKING = 'start/making';
const DAY_MS = 86_400_000;
const LOOK_AGAIN_DAYS = 14;
const INVITED_DAYS = 2;

type Away = Readonly<{ isAway: boolean; isDone: boolean }>;

/** What other rooms do for a made-up client as for any other. */
export type Others<Invited> = Readonly<{
	add(name: string): Promise<string>;
	rename(thread: string, name: string): Promise<unknown>;
	offer(thread: string, reviewOn: string, conditions: string): Promise<unknown>;
	end(thread: string, reason: string): Promise<unknown>;
	invite(thread: string, days: number, letter: string): Promise<Invited>;
	shown(thread: string): Promise<Invited | null>;
}>;

/** The first steps of a practice, in the worker. */
export function startRoom<Invited>(vaults: Vaults, names: NameBook, others: Others<Invited>) {
	async function show(vault: Vault = vaults.open): Promise<StartView> {
		const rollout = await vault.http.get<Rollout>('/rollout');
		const tryout = await tryoutOf(vault, rollout);
		const but = new Set(
			rollout.exceptions.filter((each) => each.is_made_up).map(({ space_id: id }) => id),
		);
		const standings = [...(await standingsOf(vault.http)).values()];
		const isReal = ({ space_id: id }: AgreementStanding) => !but.has(id);
		const decided = standings
			.filter((each) => isReal(each) && each.candidacy.decision !== 'none')
			.map(({ space_id: id }) => id);
		const invited = await invitedIn(vault, but);
		const steps = stepsOf(rollout, { tryout: tryout.stage, decided, invited });
		const kept = await vault.local.kept<Away>(AWAY);
		const isAway = kept?.isAway ?? false;
		await vault.local.keep(AWAY, { isAway, isDone: nextOf(steps) === null } satisfies Away);
		const watched = [tryout.thread, await practiceIdOf(vault)].filter(Boolean);
		return { steps, tryout, watched, isAway, isCustodian: await isCustodian(vault) };
	}

	return {
		/** Where the practice stands. @throws Failure without a connection: the server knows it */
		show: (): Promise<StartView> => show(),

		/** How many steps are left to be named at the desk; 0 once put away, or for who cannot do them. */
		async left(): Promise<number> {
			const vault = vaults.open;
			const kept = await vault.local.kept<Away>(AWAY);
			if (kept?.isAway || kept?.isDone || !(await isCustodian(vault))) return 0;
			const { steps } = await show(vault);
			return leftOf(steps).length;
		},

		/** Puts it away at the desk of this device, or brings it back. */
		async putAway(isAway: boolean): Promise<void> {
			const { local } = vaults.open;
			const kept = await local.kept<Away>(AWAY);
			await local.keep(AWAY, { isDone: kept?.isDone ?? false, isAway } satisfies Away);
		},

		/** Says of what only a person knows that it is done, or is not. @throws Failure */
		async tick(task: string, done: boolean): Promise<StartView> {
			const vault = vaults.open;
			await vault.http.put<Rollout>(`/rollout/tasks/${task}`, { done });
			return show(vault);
		},

		/**
		 * Makes a client up and invites them, or goes on where that broke off: a place beside all
		 * numbers comes before the offer and the invitation, which would need one. @throws Failure
		 */
		async begin({ name, letter, reason }: TryoutWords): Promise<Invited> {
			const vault = vaults.open;
			const rollout = await vault.http.get<Rollout>('/rollout');
			const now = await tryoutOf(vault, rollout);
			let { thread } = now;
			if (now.stage === 'none' || now.stage === 'ended') {
				const kept = await vault.local.kept<{ thread: string }>(MAKING);
				const isNew = kept && !rollout.exceptions.some(({ space_id: id }) => id === kept.thread);
				thread = isNew ? kept.thread : await others.add(name);
				await vault.local.keep(MAKING, { thread });
				await markMadeUp(vault, names, thread, reason);
			}
			const zone = (await practiceOf(vault))?.zone ?? 'UTC';
			const reviewOn = dayAt(zone, vault.http.now() + LOOK_AGAIN_DAYS * DAY_MS);
			await others.offer(thread, reviewOn, reason);
			return others.invite(thread, INVITED_DAYS, letter);
		},

		/** The invitation that is open, if this browser made it. */
		async invited(thread: string): Promise<Invited | null> {
			return others.shown(thread);
		},

		/** Ends it: nobody sits there any more, and it says so wherever it is listed. @throws Failure */
		async end(thread: string, { name, reason }: Omit<TryoutWords, 'letter'>): Promise<StartView> {
			const vault = vaults.open;
			await emptyThread(vault, thread);
			await others.rename(thread, name);
			await others.end(thread, reason);
			vault.tell({ kind: 'spaces' });
			return show(vault);
		},
	};
}

async function isCustodian({ spaces, me }: Vault): Promise<boolean> {
	return (await spaces.practice()).state?.seats.get(me.id)?.role === 'custodian';
}

/** The viewer's own threads in which a client sits or is invited. */
async function invitedIn({ spaces }: Vault, but: ReadonlySet<string>): Promise<string[]> {
	const found: string[] = [];
	for (const { id, purpose, until_seq: until } of await spaces.listKept()) {
		if (purpose !== 'thread' || until >= 0 || but.has(id)) continue;
		const people = foldPeople((await spaces.space(id)).log());
		if (holding(people, 'client').length + holding(people, 'invite').length > 0) found.push(id);
	}
	return found;
}

export type StartRoom<Invited> = ReturnType<typeof startRoom<Invited>>;
