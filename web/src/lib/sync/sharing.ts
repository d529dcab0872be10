/** Giving a seat to a colleague and history to a client, and taking a seat back (F7 to F9). */
import { changeRole, remove } from '../protocol/flows.ts';
import type { Account } from '../protocol/keys.ts';
import { readableGenerations, reseat } from '../protocol/reseating.ts';
import { boxName, type SpaceState } from '../protocol/state.ts';
import { seat } from '../protocol/writing.ts';
import { foldPeople } from './folds/people.ts';
import { purposeOf } from './folds/purpose.ts';
import { changeSeats, say, type Hands } from './seating.ts';
import type { Space } from './space.ts';

/** Somebody of the practice: the card out of its verified space, the name out of signed posts. */
export type Colleague = Readonly<{
	id: string;
	card: Uint8Array;
	name: string;
	credential: string;
}>;

/** All that was said, what is said under the key of now, or what is said from now on. */
export type History = 'all' | 'current' | 'new';

const GRANTS_PER_ENTRY = 2_000; // about 400 KiB of the 1 MiB that a body may have

/**
 * Seats a colleague with the keys of `history`, or changes their role, and names them; does only
 * what is still missing. @throws as changeSeats
 */
export async function seatColleague(
	hands: Hands,
	id: string,
	who: Colleague,
	role: string,
	history: History,
): Promise<void> {
	const { me } = hands;
	const { state } = await hands.spaces.sync(id);
	if (state?.seats.get(who.id)?.role !== role) {
		await changeSeats(hands, id, (now, at) => {
			if (now.seats.has(who.id)) return changeRole(me, now, who.id, role, at);
			const given = { all: readableGenerations(now, me), current: [now.gen], new: [] };
			const gens: readonly number[] = given[history];
			const grants = [{ holder: me, to: who.id, gens }];
			const add = [seat(who.card, role)];
			return reseat(me, now, { add, grants, rotates: history === 'new' }, at);
		});
	}
	await sayPurpose(hands, id, who.id);
	await sayName(hands, id, who);
}

/** Names somebody whom these hands have seated, unless that is said already. */
export async function sayName(hands: Hands, id: string, who: Colleague): Promise<void> {
	const { name, credential } = who;
	const member = foldPeople((await hands.spaces.space(id)).log()).get(who.id);
	const isSaid = member?.name === name && member.credential === credential;
	if (member?.by !== hands.me.id || isSaid) return;
	await say(hands, id, { type: 'seat', id: who.id, name, credential });
}

/** Takes the seats of those of `who` who still sit here, with their open invitations (F8). */
export async function unseat(hands: Hands, id: string, who: readonly string[]): Promise<void> {
	const gone = (state: SpaceState) => who.filter((each) => state.seats.has(each));
	const { state } = await hands.spaces.sync(id);
	if (!state || gone(state).length === 0) return;
	await changeSeats(hands, id, (now, at) => remove(hands.me, now, gone(now), at));
}

/** Gives a seat every generation that `holder`, or these hands, can read and it has not (F9). */
export async function giveMissingKeys(
	hands: Hands,
	id: string,
	to: string,
	holder: Account = hands.me,
): Promise<void> {
	const missing = (state: SpaceState) => missingKeys(state, holder, to).slice(0, GRANTS_PER_ENTRY);
	for (;;) {
		const { state } = await hands.spaces.sync(id);
		if (!state || missing(state).length === 0) return;
		await changeSeats(hands, id, (now, at) => {
			return reseat(hands.me, now, { grants: [{ holder, to, gens: missing(now) }] }, at);
		});
	}
}

/** The generations that `from` can read and `to` has not, oldest first. */
export function missingKeys(state: SpaceState, from: Account, to: string): number[] {
	return readableGenerations(state, from).filter((gen) => !state.boxes.has(boxName(gen, to)));
}

/** Says again what the space is for, unless `reader` can read it: else it stays closed to them. */
async function sayPurpose(hands: Hands, id: string, reader: string): Promise<void> {
	const space = await hands.spaces.space(id);
	const { of, about } = purposeOf(space.log());
	if (of && !canReadPurpose(space, reader)) await say(hands, id, { type: 'purpose', of, about });
}

function canReadPurpose(space: Space, reader: string): boolean {
	return space.log().some(({ entry, post }) => {
		const box = boxName(entry.header.gen, reader);
		return post?.type === 'purpose' && space.state?.boxes.has(box);
	});
}
