/**
 * The flows of protocol.md section 6: which entries people sign, and in which order. They are signed
 * on `state` as it was verified last; it moves by `advance` once the server has taken an entry.
 */
import type { JsonObject } from './canonical.ts';
import { joinAccount, makeCode } from './codes.ts';
import { HASH_BYTES, digest, toNumber, unb64 } from './encoding.ts';
import type { Addition, Entry } from './entry.ts';
import { demand } from './errors.ts';
import { Account } from './keys.ts';
import {
	beginGeneration,
	found,
	generationsOf,
	readableGenerations,
	openGrant,
	reseat,
	type Grant,
} from './reseating.ts';
import { generationKey, openPost, sealPost } from './sealing.ts';
import { advance } from './spaces.ts';
import type { SpaceState } from './state.ts';
import { checkInvitation } from './trust.ts';
import {
	acceptance,
	invitation,
	makeEntryId,
	postEntry,
	reSign,
	seat,
	seatsEntry,
	type Marks,
} from './writing.ts';

/** A fresh join code, 15 bytes that the server never sees, and the entries that seat it. */
export type Invited = { code: Uint8Array; entries: Entry[] };

export const BOXES_PER_ENTRY = 2_000; // about 400 KiB of the 1 MiB that a body may have
const DIGITS = 30;

/** F1: the root of a practice space, and the practice itself, whose secret is its first key. */
export function foundPractice(owner: Account, at: number): { root: Entry; practice: Account } {
	const { root, key } = found(owner, 'practice', [], at);
	return { root, practice: new Account(key) };
}

/** F3.1: the root of a care or team space, with the practice's newest card. */
export function foundSpace(
	founder: Account,
	type: 'care' | 'team',
	practiceCard: Uint8Array,
	at: number,
): Entry {
	return found(founder, type, [seat(practiceCard, 'practice')], at).root;
}

/** The root of a space that nobody else will ever enter. */
export function foundOwn(owner: Account, at: number): Entry {
	return found(owner, 'own', [], at).root;
}

/** F2: opens a seat in the practice space until `until`; times in milliseconds. */
export function inviteStaff(
	custodian: Account,
	state: SpaceState,
	{ until, at }: { until: number; at: number },
): Invited {
	const code = makeCode();
	const add = [invitation(joinAccount(code), 'staff', state.space, until)];
	return { code, entries: [reseat(custodian, state, { add }, at)] };
}

/** F3.2 and F3.3: opens a client's seat whose link opens exactly the `welcome` posts. */
export function inviteClient(
	inviter: Account,
	state: SpaceState,
	welcome: readonly JsonObject[],
	{ until, at }: { until: number; at: number },
): Invited {
	const code = makeCode();
	const add = [invitation(joinAccount(code), 'client', state.space, until)];
	const opened = reseat(inviter, state, { add }, at);
	const entries = [opened];
	let now = advance(state, opened);
	const key = generationKey(now, inviter, now.gen);
	for (const post of welcome) {
		const entry = writePost(inviter, now, key, post, { at });
		entries.push(entry);
		now = advance(now, entry);
	}
	return { code, entries: [...entries, rotate(inviter, now, at)] };
}

/**
 * F2 and F4: takes the seat of a code, in a care space with the keys of its welcome.
 * @throws ProtocolError 'noinvite' | 'proof', and in a care space as generationKey
 */
export function join(newcomer: Account, state: SpaceState, code: Uint8Array, at: number): Entry {
	const joiner = joinAccount(code);
	const { as: role } = checkInvitation(state, joiner);
	const remove = [joiner.id];
	const seated = (commit: Uint8Array): Addition[] => [
		seat(newcomer.card, role, acceptance(newcomer, state.space, role, joiner.id, commit)),
	];
	if (state.type !== 'care') {
		return seatsEntry(joiner, state, { add: seated(new Uint8Array()), remove }, at);
	}
	const unsigned = [seat(newcomer.card, role)];
	const gens = generationsOf(state, joiner.id);
	const welcome = openGrant(state, { holder: joiner, to: newcomer.id, gens }, unsigned);
	const { gen, commit, card, keys } = beginGeneration(state, remove, unsigned);
	const begun = { gen, commit, card, keys: [...keys, ...welcome] };
	return seatsEntry(joiner, state, { add: seated(commit), remove, ...begun }, at);
}

/** F5: what two people read to each other, from `state.lastSeats`: six groups of five digits. */
export function digits(entryHash: string): string {
	const hash = digest('mt1/verify', unb64(entryHash, HASH_BYTES));
	const number = toNumber(hash.subarray(0, 16)) % 10n ** BigInt(DIGITS);
	return number
		.toString()
		.padStart(DIGITS, '0')
		.replace(/.{5}(?=.)/g, '$& ');
}

/** F6: seals a post under the key of the current generation and signs it on the head. */
export function writePost(
	account: Account,
	state: SpaceState,
	key: Uint8Array,
	post: JsonObject,
	{ id = makeEntryId(), ...marks }: Marks,
): Entry {
	const { space, gen } = state;
	const body = sealPost(key, { space, author: account.id, id, gen }, post);
	return postEntry(account, state, body, { ...marks, id });
}

/**
 * F6: signs a refused post again under its id, and seals it again only if the generation moved.
 * @throws ProtocolError as generationKey
 */
export function rewritePost(account: Account, state: SpaceState, entry: Entry): Entry {
	const { id, gen, at, attention, re, show_at: showAt } = entry.header;
	if (gen === state.gen) return reSign(account, state, entry);
	const post = openPost(generationKey(state, account, gen), entry);
	const key = generationKey(state, account, state.gen);
	return writePost(account, state, key, post, { id, at, attention, re, showAt });
}

/** F7: seats somebody of the roster with the keys of exactly these generations. */
export function addSeat(
	account: Account,
	state: SpaceState,
	added: Addition,
	gens: readonly number[],
	at: number,
): Entry {
	const grants = [{ holder: account, to: added.id, gens }];
	return reseat(account, state, { add: [added], grants }, at);
}

/**
 * F2, F7: swaps a role for its counterpart. A new custodian is given the practice's secret, and those
 * of before: so they can go on with a rotation that is under way.
 * @throws ProtocolError 'remove' if nobody has that seat
 */
export function changeRole(
	account: Account,
	state: SpaceState,
	id: string,
	role: string,
	at: number,
): Entry {
	const seated = state.seats.get(id);
	demand(seated !== undefined, 'remove');
	const gens = role === 'custodian' ? readableGenerations(state, account) : [];
	const grants = [{ holder: account, to: id, gens }];
	return reseat(account, state, { remove: [id], add: [seat(seated.card, role)], grants }, at);
}

/** F8: unseats people and their open invitations; the rest gets a new key where one is due. */
export function remove(account: Account, state: SpaceState, ids: string[], at: number): Entry {
	return reseat(account, state, { remove: ids }, at);
}

/** A new generation for everybody seated. In a practice space, F11: a new secret. */
export function rotate(account: Account, state: SpaceState, at: number): Entry {
	return reseat(account, state, { rotates: true }, at);
}

/** F9: gives a seat the keys of history, which a client gets only after F5. */
export function grant(
	account: Account,
	state: SpaceState,
	to: string,
	gens: readonly number[],
	at: number,
): Entry {
	return reseat(account, state, { grants: [{ holder: account, to, gens }] }, at);
}

/**
 * F11 in one care or team space: the new practice seat takes over with all that the old one can
 * read; nothing where that is done already. What does not fit into the first entry the new seat
 * hands itself, out of the boxes of the old one.
 */
export function replacePractice(
	old: Account,
	state: SpaceState,
	fresh: Account,
	at: number,
): Entry[] {
	if (state.seats.get(fresh.id)?.role === 'practice') return [];
	const gens = readableGenerations(state, old);
	const granted = (start: number): Grant[] => [
		{ holder: old, to: fresh.id, gens: gens.slice(start, start + BOXES_PER_ENTRY) },
	];
	const add = [seat(fresh.card, 'practice')];
	const entries = [reseat(old, state, { remove: [old.id], add, grants: granted(0) }, at)];
	let now = state;
	for (let start = BOXES_PER_ENTRY; start < gens.length; start += BOXES_PER_ENTRY) {
		now = entries.slice(-1).reduce((before, entry) => advance(before, entry), now);
		entries.push(reseat(fresh, now, { grants: granted(start) }, at));
	}
	return entries;
}
