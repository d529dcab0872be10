import type { Emergency } from '../api/shapes/emergencies.ts';
import { draftOf, keepDraft } from '../sync/drafts.ts';
import { keepTyped } from '../sync/early.ts';
import { foldEmergencies } from '../sync/folds/emergencies.ts';
import { foldPeople } from '../sync/folds/people.ts';
import type { NameBook, Names } from '../sync/names.ts';
import { actingAs, practiceKeys } from '../sync/practice-seat.ts';
import { staffOf } from '../sync/roster.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { endEmergency, isOver, reviewEmergency, takeSeats } from './ending.ts';
import { withHands } from './hands.ts';
import { emergenciesIn, openRecord, pagesOf } from './opening.ts';
import type {
	Asked,
	Choice,
	Colleagues,
	EmergenciesView,
	EmergencyRow,
	Judged,
	Why,
} from './view.ts';

/** Records opened in an emergency, in the worker. */
export function emergencyRoom(vaults: Vaults, names: NameBook) {
	async function viewOf(vault: Vault, found: readonly Emergency[]): Promise<EmergenciesView> {
		const { state } = await vault.spaces.practice();
		const known = await names.of(vault);
		const now = vault.http.now();
		return {
			rows: found.map((each) => rowOf(each, known, vault.me.id, now)),
			isCustodian: state?.seats.get(vault.me.id)?.role === 'custodian',
			now,
		};
	}

	async function find(vault: Vault, id: string): Promise<Emergency> {
		const all = await pagesOf(vault.http, '/emergencies', {});
		const found = all.find((each) => each.id === id);
		if (!found) throw new Error('no such emergency');
		return found;
	}

	return {
		/** What the viewer sees that waits for a review. @throws Failure */
		async open(): Promise<EmergenciesView> {
			const vault = vaults.open;
			return viewOf(vault, await pagesOf(vault.http, '/emergencies', { state: 'open' }));
		},

		/** All of one client. @throws Failure */
		async inThread(space: string): Promise<EmergenciesView> {
			const vault = vaults.open;
			return viewOf(vault, await emergenciesIn(vault, space));
		},

		/** The practice's clients by name, out of the desks that its own seat reads. @throws Failure */
		async clients(): Promise<Choice[]> {
			const vault = vaults.open;
			const found = new Map<string, string>();
			for (const key of await practiceKeys(vault)) {
				await actingAs(vault, key, async (practice) => {
					await practice.spaces.list();
					for (const [id, { name }] of (await names.of(practice)).clients) found.set(id, name);
				});
			}
			const all = [...found].map(([id, name]) => ({ id, name }));
			return all.toSorted((one, other) => one.name.localeCompare(other.name));
		},

		/** Who may be let in, the viewer first. @throws Failure */
		async colleagues(): Promise<Colleagues> {
			const vault = vaults.open;
			const me = vault.me.id;
			const named = (await staffOf(vault, names)).filter(({ isNamed }) => isNamed);
			const people = named.map(({ id, name }) => ({ id, name }));
			return { me, people: people.toSorted((one) => (one.id === me ? -1 : 0)) };
		},

		/** Opens a client's record for an hour, or goes on where that broke off. @throws Failure */
		async letIn(space: string, asked: Asked): Promise<void> {
			const vault = vaults.open;
			await openRecord(vault, names, space, asked);
			names.forget(vault); // the desk opens now
			vault.tell({ kind: 'spaces' });
			await keepDraft(vault.local, boxOf(space), '');
		},

		/** Why one was opened, and what somebody else thought of it. @throws Failure */
		async why(id: string): Promise<Why> {
			const vault = vaults.open;
			const { chart_id: chart, review_id: reviewId } = await find(vault, id);
			const log = await withHands(vault, chart, async (hands) =>
				(await hands.spaces.sync(chart)).log(),
			);
			// Whoever holds the practice's key could write a review in another's name.
			const signed = new Map([[id, reviewId]]);
			const said = foldEmergencies(log, foldPeople(log), signed).get(id);
			if (!said) return null;
			const { people } = await names.of(vault);
			const { reason, words } = said.post;
			const { review } = said;
			const by = people.get(review?.by ?? '')?.name ?? '';
			const judged = review && { by, outcome: review.outcome, text: review.text };
			return { reason, words, review: judged };
		},

		/** Ends one before its time. @throws Failure */
		end: (id: string): Promise<void> => endEmergency(vaults.open, id),

		/** Signs off one of somebody else's. @throws Failure */
		async review(id: string, judged: Judged): Promise<void> {
			const vault = vaults.open;
			await reviewEmergency(vault, await find(vault, id), judged);
			await keepDraft(vault.local, boxOf(id), '');
		},

		/** Takes the seats whose hour is over, where the viewer can. @throws Failure */
		async takeOverdue(): Promise<void> {
			const vault = vaults.open;
			for (const each of await pagesOf(vault.http, '/emergencies', {})) {
				if (isOver(each, vault.http.now())) await takeSeats(vault, each);
			}
		},

		/** What is being written about a client or an emergency, and was not said yet. */
		typed: (place: string): Promise<string> => draftOf(vaults.open.local, boxOf(place)),

		/** Keeps that, sealed. */
		keepTyped: (place: string, text: string): Promise<void> =>
			keepTyped(vaults, boxOf(place), text),
	};
}

export type EmergencyRoom = ReturnType<typeof emergencyRoom>;

function rowOf(each: Emergency, { people, clients }: Names, me: string, now: number): EmergencyRow {
	const nameOf = (id: string) => people.get(id)?.name ?? '';
	const isRunning = !isOver(each, now);
	return {
		id: each.id,
		space: each.space_id,
		client: clients.get(each.space_id)?.name ?? '',
		who: nameOf(each.account_id),
		by: nameOf(each.opened_by),
		isForOpener: each.account_id === each.opened_by,
		isReader: each.account_id === me,
		isOpener: each.opened_by === me,
		openedAt: Date.parse(each.opened_at),
		until: Date.parse(each.ended_at ?? each.until),
		isRunning,
		isOverdue: !isRunning && each.seated_in.length > 0,
		told: each.told_ids.map(nameOf),
		reviewer: nameOf(each.reviewed_by),
		reviewedAt: each.reviewed_at === null ? 0 : Date.parse(each.reviewed_at),
	};
}

/** Where what is being written is kept. */
function boxOf(place: string): string {
	return `emergency/${place}`;
}
