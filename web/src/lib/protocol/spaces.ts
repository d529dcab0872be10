/**
 * The verifier: what every reader and the server check before an entry counts. The numbers are the
 * steps of protocol.md section 5, and the first one that fails gives the code. Nothing here
 * decrypts, waits, reads a clock or talks to anybody.
 */
import { b64, digest, pae, sameBytes } from './encoding.ts';
import type { Addition, Change, Entry, Header } from './entry.ts';
import { ProtocolError, demand } from './errors.ts';
import { isGoodCard, keysOf, signKey, verifySignature } from './keys.ts';
import { SWAPS, mustRotate, rulesOf, type Rules } from './roles.ts';
import { VERSIONS, parse, readChange } from './shapes.ts';
import { NO_SPACE, afterPost, afterSeats, boxName, type Seat, type SpaceState } from './state.ts';

const POST_LENGTHS: ReadonlySet<number> = new Set(
	Array.from({ length: 9 }, (_, k) => 40 + 256 * 2 ** k),
);

type Seats = ReadonlyMap<string, Seat>;
/** One `seats` entry under judgement, and the seat that wrote it. */
type Scene = {
	before: SpaceState;
	isRoot: boolean;
	rules: Rules;
	author: Omit<Seat, 'by'>;
	header: Header;
	change: Change;
};

/** The state after a whole log. @throws ProtocolError with the `seq` that failed */
export function verifyLog(wires: Iterable<unknown>, versions = VERSIONS): SpaceState {
	let state: SpaceState | null = null;
	let seq = 0;
	for (const wire of wires) {
		try {
			state = advance(state, parse(wire, versions));
		} catch (error) {
			throw error instanceof ProtocolError ? new ProtocolError(error.code, seq) : error;
		}
		seq += 1;
	}
	if (state === null) throw new ProtocolError('root', 0);
	return state;
}

/**
 * The state after `entry`; `state`, null before the root, stays as it was. A server, and a device
 * with an entry of its own, require the body of a post. @throws ProtocolError
 */
export function advance(state: SpaceState | null, entry: Entry, bodyRequired = false): SpaceState {
	const before = state ?? NO_SPACE;
	const { header } = entry;
	checkPlace(before, header); // 3
	checkBody(entry, bodyRequired); // 4
	const root = state === null ? readRoot(entry) : null; // 5
	const type = root?.type ?? before.type;
	const rules = rulesOf(type);
	const isFounder = ({ id, role }: Addition): boolean =>
		id === header.author && role === rules.root[0];
	const author = root ? root.add.find(isFounder) : before.seats.get(header.author);
	demand(author !== undefined, 'author');
	const signed = pae('mt1/entry', entry.headerBytes); // 6
	demand(verifySignature(signKey(author.card), signed, entry.signature), 'sig');
	demand(!before.ids.has(header.id), 'id');
	demand(header.re === '' || before.ids.has(header.re), 're');
	if (header.kind === 'post') {
		checkPost(before, rules, author.role, header); // 7
		return afterPost(before, header, entry.hash);
	}
	const change = root ?? readChange(entry.body); // 8
	demand(change.type === type, 'type');
	const scene = { before, isRoot: root !== null, rules, author, header, change };
	return afterSeats(before, header, entry.hash, change, judge(scene));
}

/** Steps 8 to 15 of a well-formed change. Returns the seats after it. */
function judge(scene: Scene): Seats {
	const { isRoot, rules, author, change } = scene;
	const isInvited = author.role === 'invite';
	demand(isRoot || rules.seating.includes(author.role), 'role'); // 8
	if (isInvited) checkInvited(scene); // 9
	demand(
		change.add.every(({ accept }) => accept.length > 0 === isInvited),
		'invite',
	); // 10
	demand(change.add.length + change.remove.length + change.keys.length > 0, 'empty');
	const left = checkRemovals(scene); // 11
	const seats = checkAdditions(scene, left); // 12
	checkPeople(scene, seats); // 13
	checkGeneration(scene, seats); // 14
	checkBoxes(scene, seats); // 15
	return seats;
}

/** Step 3, and of section 9: only a `seats` entry raises the version, nothing lowers it. */
function checkPlace(before: SpaceState, header: Header): void {
	const mayRaise = before === NO_SPACE || header.kind === 'seats';
	demand(mayRaise ? header.v >= before.version : header.v === before.version, 'version');
	demand(header.space === before.space, 'chain');
	demand(header.seq === before.seq + 1 && header.prev === before.head, 'chain');
}

/** Step 4. */
function checkBody({ header, body }: Entry, isRequired: boolean): void {
	const isPost = header.kind === 'post';
	if (isPost && !isRequired && body.length === 0) return;
	demand(header.body === b64(digest('mt1/body', body)), 'body');
	demand(!isPost || body.length > 0, 'body');
	demand(!isPost || POST_LENGTHS.has(body.length), 'fields');
}

/** Step 5 of a root, but for its author. */
function readRoot(entry: Entry): Change {
	demand(entry.header.kind === 'seats', 'root');
	const change = readChange(entry.body);
	const added = JSON.stringify(change.add.map(({ role }) => role).sort()); // a role may hold a comma
	const wanted = JSON.stringify([...rulesOf(change.type).root].sort());
	demand(added === wanted && change.remove.length === 0, 'root');
	return change;
}

/** Step 7. */
function checkPost(before: SpaceState, rules: Rules, role: string, header: Header): void {
	demand(rules.posting.includes(role), 'role');
	demand(header.gen === before.gen, 'gen');
	const mayDefer = role !== 'client' && header.show_at > header.at;
	demand(header.show_at === 0 || mayDefer, 'show');
}

/** Step 9: a newcomer only takes its place, and never chooses the practice secret. */
function checkInvited({ before, author, header, change }: Scene): void {
	const { add, remove, gen, commit, card, keys } = change;
	demand(header.at <= author.until, 'expired');
	demand(remove.length === 1 && remove[0] === header.author, 'invite');
	demand(add.length === 1 && add[0]?.role === author.as, 'invite');
	if (change.type !== 'practice') return;
	demand(gen === before.gen, 'invite');
	demand(keys.length === 0 && commit.length === 0 && card.length === 0, 'invite');
}

/** Step 11. Returns the seats that are left. */
function checkRemovals({ before, header, change }: Scene): Map<string, Seat> {
	const left = new Map(before.seats);
	const removed = new Set(change.remove);
	for (const id of removed) {
		const seat = before.seats.get(id);
		demand(seat !== undefined, 'remove');
		demand(seat.role !== 'practice' || id === header.author, 'role');
		left.delete(id);
	}
	for (const { role, by } of left.values()) demand(role !== 'invite' || !removed.has(by), 'invite');
	const leavesLink = removed.has(header.author) && change.add.some(({ role }) => role === 'invite');
	demand(!leavesLink, 'invite');
	return left;
}

/** Step 12. Returns the seats after the entry. */
function checkAdditions(scene: Scene, left: Map<string, Seat>): Seats {
	const seats = new Map(left);
	const taken = new Set([...left.values()].flatMap(({ card }) => keysOf(card)));
	for (const added of scene.change.add) {
		const { id, card, role, as, until, proof } = added;
		demand(scene.rules.roles.includes(role), 'role');
		demand(isGoodCard(card) && !keysOf(card).some((key) => taken.has(key)), 'card');
		checkAddition(scene, added);
		for (const key of keysOf(card)) taken.add(key);
		seats.set(id, { card, role, by: scene.header.author, as, until, proof });
	}
	return seats;
}

function checkAddition(scene: Scene, added: Addition): void {
	const { before, isRoot, rules, author, header, change } = scene;
	const { id, role } = added;
	const last = before.ever.get(id) ?? '';
	demand(role !== 'practice' || isRoot || author.role === 'practice', 'role');
	demand(role !== 'client' || author.role === 'invite', 'role');
	demand(last !== 'client' || role === 'client', 'role');
	demand(!change.remove.includes(id) || (SWAPS.get(last) ?? []).includes(role), 'role');
	if (change.type === 'practice' && !isRoot && role !== 'invite') {
		const wasStaff = last === 'staff' || last === 'custodian';
		demand(author.role === 'invite' || wasStaff, 'role');
	}
	if (role === 'invite') {
		demand(added.as === rules.inviteAs, 'role');
		demand(added.until > header.at, 'invite');
	}
	if (author.role === 'invite') demand(isAccepted(added, scene), 'sig');
}

function isAccepted(
	{ id, card, role, accept }: Addition,
	{ before, header, change }: Scene,
): boolean {
	const { author } = header;
	const accepted = pae('mt1/accept', before.space, id, role, author, b64(change.commit));
	return verifySignature(signKey(card), accepted, accept);
}

/** Step 13. */
function checkPeople({ author, change }: Scene, seats: Seats): void {
	const count = (role: string): number =>
		[...seats.values()].filter((seat) => seat.role === role).length;
	if (change.type === 'practice') {
		demand(count('custodian') > 0, 'custodian');
	} else if (change.type !== 'own') {
		demand(count('practice') === 1, 'practice');
		const staysFor = ['clinician', 'member'].includes(author.role) ? author.role : '';
		demand(staysFor === '' || count(staysFor) > 0, 'alone');
	}
}

/** Step 14. */
function checkGeneration(scene: Scene, seats: Seats): void {
	const { before, isRoot, header, change } = scene;
	const { type, gen, commit, card } = change;
	const removed = change.remove.map((id) => before.seats.get(id)?.role ?? '');
	const added = change.add.map(({ role }) => role);
	const mustChange = isRoot || mustRotate(type, removed, added);
	demand(header.gen === gen, 'gen');
	demand(gen === before.gen + 1 || (gen === before.gen && !mustChange), 'gen');
	const isNew = gen > before.gen;
	demand(commit.length > 0 === isNew, 'gen');
	demand(card.length > 0 === (isNew && type === 'practice'), 'gen');
	if (card.length === 0) return;
	const used = [...before.cards.values()].some((old) => sameBytes(old, card));
	const taken = new Set([...seats.values()].flatMap((seat) => keysOf(seat.card)));
	demand(isGoodCard(card) && !used && !keysOf(card).some((key) => taken.has(key)), 'card');
}

/** Step 15. */
function checkBoxes({ before, rules, author, header, change }: Scene, seats: Seats): void {
	const { type, gen, keys, commit } = change;
	const added = new Set(change.add.map(({ id }) => id));
	const names = new Set(keys.map((key) => boxName(key.gen, key.to)));
	for (const key of keys) {
		const role = seats.get(key.to)?.role ?? '';
		const isNew = commit.length > 0 && key.gen === gen;
		const isInvite = role === 'invite';
		demand(!isInvite || (type === 'care' && isNew && added.has(key.to)), 'invite');
		const isPassedOn = added.has(key.to) && before.boxes.has(boxName(key.gen, header.author));
		demand(author.role !== 'invite' || isNew || isPassedOn, 'invite');
		demand(isInvite || rules.keyHolders.includes(role), 'keys');
		demand(key.gen >= 1 && key.gen <= gen, 'keys');
	}
	demand(names.size === keys.length, 'keys');
	if (commit.length === 0) return;
	for (const [id, { role }] of seats) {
		demand(!rules.keyHolders.includes(role) || names.has(boxName(gen, id)), 'keys');
	}
}
