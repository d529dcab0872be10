/**
 * Handing a client to a colleague; the same as `meantime.sdk.transferring`. They have a seat before
 * the client reads who comes, and answer for the thread before the other's access ends. Each step
 * does only what is missing: where it stops, do it again.
 */
import { ProblemError } from '../api/problems.ts';
import type { SeatTerm } from '../api/shapes/spaces.ts';
import { newestEnding } from '../sync/folds/endings.ts';
import { foldPeople } from '../sync/folds/people.ts';
import type { Hands } from '../sync/seating.ts';
import { postNow } from '../sync/seating.ts';
import {
	giveMissingKeys,
	seatColleague,
	unseat,
	type Colleague,
	type History,
} from '../sync/sharing.ts';
import { termsOf } from '../sync/terms.ts';
import type { Progress } from '../sync/walk.ts';

const AT_ONCE_MS = 60_000; // whoever goes ends their own access last

/** A client's three spaces, empty for one that is not there. */
export type Places = Readonly<{ thread: string; chart: string; desk: string }>;

/**
 * Who comes, who goes, and what is told. `on` is the last local day of who goes, over at `endsAt`;
 * that is empty where their access ends at once.
 */
export type Handing = Readonly<{
	to: Colleague;
	leaver: string;
	text: string;
	history: History;
	on: string;
	endsAt: string;
	zone: string;
}>;

/**
 * Hands a client over; who was discharged comes back first. @throws ProtocolError, Unreachable,
 * ProblemError 'head-moved' after a discharge
 */
export async function transfer(
	hands: Hands,
	places: Places,
	said: Handing,
	tell: Progress,
): Promise<void> {
	const { thread, chart, desk } = places;
	const { to, history } = said;
	if ((await endingOf(hands, thread))?.ending === 'discharged') {
		throw new ProblemError(409, { type: '/problems/head-moved' });
	}
	const terms = await termsOf(hands);
	const seats = [
		[thread, 'clinician', history],
		[chart, 'member', history],
		[desk, 'member', 'all'], // whoever answers must be able to reach the client
	] as const;
	const there = seats.filter(([id]) => id);
	const all = there.length * 2 + 2;
	let done = 0;
	for (const [id, role, keys] of there) {
		tell(done++, all);
		await seatForGood(hands, id, to, terms);
		await seatColleague(hands, id, to, role, keys);
		if (keys === 'all') await giveMissingKeys(hands, id, to.id);
	}
	tell(done++, all);
	await introduce(hands, thread, said);
	tell(done++, all);
	const listed = (await hands.spaces.list()).find(({ id }) => id === thread);
	if (listed?.responsible !== to.id) {
		await hands.http.put(`/spaces/${thread}/responsible`, { account_id: to.id });
	}
	for (const id of [chart, desk, thread].filter(Boolean)) {
		tell(done++, all); // the thread last: without it nobody could go on here
		await endAccess(hands, id, said, terms);
	}
	tell(all, all);
}

/** Tells the client who comes, once. */
async function introduce(hands: Hands, thread: string, { to, text, on }: Handing): Promise<void> {
	const said = await endingOf(hands, thread);
	if (said?.ending === 'transferred' && said.to === to.id) return;
	await postNow(hands, thread, {
		...{ type: 'ending', ending: 'transferred', on },
		...{ text: text.trim(), to: to.id },
	});
}

async function endingOf(hands: Hands, thread: string) {
	const log = (await hands.spaces.sync(thread)).log();
	return newestEnding(log, foldPeople(log))?.post;
}

/** Who sat there for a time, such as to cover, has their seat anew. */
async function seatForGood(
	hands: Hands,
	id: string,
	who: Colleague,
	terms: readonly SeatTerm[],
): Promise<void> {
	if (!terms.some((each) => each.space_id === id && each.seat_id === who.id)) return;
	await hands.http.delete(`/spaces/${id}/seats/${who.id}/term`);
	await unseat(hands, id, [who.id]);
}

/**
 * Ends a seat by a term, for whoever goes does not change the keys that lock them out; the practice
 * takes it itself where it ends at once.
 */
async function endAccess(
	hands: Hands,
	id: string,
	{ leaver, endsAt, zone }: Handing,
	terms: readonly SeatTerm[],
): Promise<void> {
	const { state } = await hands.spaces.sync(id);
	if (!leaver || !state?.seats.has(leaver)) return;
	if (!endsAt && hands.me.id !== leaver) {
		await unseat(hands, id, [leaver]);
		return;
	}
	if (terms.some((each) => each.space_id === id && each.seat_id === leaver)) return;
	const now = hands.http.now();
	const end = Math.max(endsAt ? Date.parse(endsAt) : 0, now + AT_ONCE_MS);
	const term = {
		starts_at: new Date(now).toISOString(),
		ends_at: new Date(end).toISOString(),
		zone,
	};
	await hands.http.put(`/spaces/${id}/seats/${leaver}/term`, term);
}
