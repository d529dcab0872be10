/** Signing entries: pure builders that seal nothing. */
import { encode, type JsonObject } from './canonical.ts';
import { b64, digest, keyed, randomBytes } from './encoding.ts';
import type { Addition, Change, Entry, Header } from './entry.ts';
import { accountId, type Account } from './keys.ts';
import { ENTRY_ID_BYTES } from './shapes.ts';
import { NO_SPACE, type SpaceState } from './state.ts';

/** What the author of a post says openly about it; times in milliseconds. */
export type Marks = {
	at: number;
	/** Kept over retries, so that nothing is stored twice. */
	id?: string;
	attention?: number;
	re?: string;
	showAt?: number;
};

/** The part of a header that does not depend on where the entry comes to stand. */
type Message = Pick<Header, 'id' | 'kind' | 'gen' | 'at' | 'show_at' | 'attention' | 're'>;

const VERSION = 1;
const NOTHING = new Uint8Array();

/** A seat to be added; `accept` where an invitation signs. */
export function seat(card: Uint8Array, role: string, accept: Uint8Array = NOTHING): Addition {
	return { id: accountId(card), card, role, as: '', until: 0, proof: NOTHING, accept };
}

/** An open invitation to be added, until `until` (ms), with the proof that its link holder checks. */
export function invitation(joiner: Account, as: string, space: string, until: number): Addition {
	return { ...seat(joiner.card, 'invite'), as, until, proof: spaceProof(joiner, space) };
}

/** What shows the holder of a code that whoever made it meant this space: 32 bytes. */
export function spaceProof(joiner: Account, space: string): Uint8Array {
	return keyed(joiner.secret, 'mt1/proof', space);
}

/** A newcomer's signature under one invitation and one key, which is empty in a practice space. */
export function acceptance(
	newcomer: Account,
	space: string,
	role: string,
	inviteId: string,
	commit: Uint8Array,
): Uint8Array {
	return newcomer.sign('mt1/accept', space, newcomer.id, role, inviteId, b64(commit));
}

/** A new entry id. */
export function makeEntryId(): string {
	return b64(randomBytes(ENTRY_ID_BYTES));
}

/** A signed `seats` entry at `at` (ms) on the head of `state`, or a root where that is null. */
export function seatsEntry(
	account: Account,
	state: SpaceState | null,
	change: Partial<Change>,
	at: number,
): Entry {
	const { type, gen } = state ?? NO_SPACE;
	const none = { add: [], remove: [], commit: NOTHING, card: NOTHING, keys: [] };
	const whole = { type, gen, ...none, ...change };
	const quiet = { show_at: 0, attention: 0, re: '' };
	const message = { id: makeEntryId(), kind: 'seats', gen: whole.gen, at, ...quiet };
	return signEntry(account, state, message, spellChange(whole));
}

/** A signed post on the head of `state` around a body that was sealed for the id in `marks`. */
export function postEntry(
	account: Account,
	state: SpaceState,
	body: Uint8Array,
	{ at, id = makeEntryId(), attention = 0, re = '', showAt = 0 }: Marks,
): Entry {
	const message = { id, kind: 'post', gen: state.gen, at, show_at: showAt, attention, re };
	return signEntry(account, state, message, body);
}

/** The same entry, under the same id, on a head that has moved. */
export function reSign(account: Account, state: SpaceState, entry: Entry): Entry {
	return signEntry(account, state, entry.header, entry.body);
}

function signEntry(
	account: Account,
	state: SpaceState | null,
	{ id, kind, gen, at, show_at, attention, re }: Message,
	body: Uint8Array,
): Entry {
	const { version, space, seq, head } = state ?? NO_SPACE;
	const place = { v: Math.max(VERSION, version), space, seq: seq + 1, prev: head };
	const message = { id, kind, gen, at, show_at, attention, re };
	const bound = { author: account.id, body: b64(digest('mt1/body', body)) };
	const header = { ...place, ...message, ...bound };
	const headerBytes = encode(header);
	const signature = account.sign('mt1/entry', headerBytes);
	const hash = b64(digest('mt1/link', headerBytes, signature));
	return { header, headerBytes, body, signature, hash };
}

function spellChange({ type, add, remove, gen, commit, card, keys }: Change): Uint8Array {
	return encode({
		type,
		add: add.map(spellAddition),
		remove,
		gen,
		commit: b64(commit),
		card: b64(card),
		keys: keys.map((key) => ({ ...key, box: b64(key.box) })),
	});
}

function spellAddition({ card, role, as, until, proof, accept }: Addition): JsonObject {
	const seat = { card: b64(card), role };
	if (role === 'invite') return { ...seat, as, until, proof: b64(proof) };
	return accept.length > 0 ? { ...seat, accept: b64(accept) } : seat;
}
