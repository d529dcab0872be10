import type { Addition, Change } from '../../protocol/entry.ts';
import { readChange } from '../../protocol/shapes.ts';
import type { Opened, Verified } from './opened.ts';

const INVITE = 'invite';

/** What can happen to a seat. */
export type Did =
	/** Sat here from the first entry on. */
	| 'founded'
	/** An invitation was opened; `role` is what it leads to. */
	| 'invited'
	/** Took the seat of an invitation, `by` which. */
	| 'joined'
	/** Was given a seat. */
	| 'seated'
	/** Has another role than before. */
	| 'given role'
	/** Was given keys of earlier messages, later than the seat. */
	| 'given history'
	/** Was unseated by somebody else. */
	| 'removed'
	/** Was unseated by themselves. */
	| 'left'
	/** An invitation was taken back. */
	| 'withdrawn'
	/** Everybody went on with a new key, and nothing else happened. */
	| 'changed keys';

/**
 * One thing that a `seats` entry did; `at` is its author's claim in ms. `since` is when the oldest
 * key began that was given to `who`, by the claim of its author: what was said from then on can be
 * read. It is 0 where no key was given.
 */
export type SeatChange = Readonly<{
	/** Of the entry, with whom it is about behind it. */
	id: string;
	seq: number;
	at: number;
	by: string;
	did: Did;
	who: string;
	role: string;
	since: number;
}>;

/** Who came, who left and who was given access, in order: said to everybody, not dismissible. */
export function foldChanges(log: Iterable<Opened>): SeatChange[] {
	const found: SeatChange[] = [];
	const began = new Map<number, number>(); // the instant at which each generation began
	const roles = new Map<string, string>(); // of those seated
	for (const { entry } of log) {
		const { kind, gen, at } = entry.header;
		if (kind !== 'seats') continue;
		if (!began.has(gen)) began.set(gen, at);
		const change = readChange(entry.body);
		found.push(...changesOf(entry, change, began, roles));
		for (const gone of change.remove) roles.delete(gone);
		for (const { id, role } of change.add) roles.set(id, role);
	}
	return found;
}

type Facts = Pick<SeatChange, 'did' | 'who' | 'role' | 'since'>;

function changesOf(
	{ header }: Verified,
	change: Change,
	began: ReadonlyMap<number, number>,
	roles: ReadonlyMap<string, string>,
): SeatChange[] {
	const { seq, at, author: by, gen: now } = header;
	const { add, remove, commit } = change;
	const oldest = oldestGiven(change);
	const added = new Set(add.map(({ id }) => id));
	const since = (who: string) => began.get(oldest.get(who) ?? 0) ?? 0;
	const roleOf = (who: string) => roles.get(who) ?? '';
	const gone = remove.flatMap((who): Facts[] => {
		const did = added.has(who) ? null : howGone(who, by, roleOf(who));
		return did ? [{ did, who, role: roleOf(who), since: 0 }] : [];
	});
	const come = add.map((one): Facts => {
		const { id: who, role, as } = one;
		const did = howCome(seq, one, roles);
		return { did, who, role: as || role, since: role === INVITE ? 0 : since(who) };
	});
	const given = [...oldest].flatMap(([who, gen]): Facts[] => {
		const isHistory = !added.has(who) && (gen < now || commit.length === 0);
		return isHistory ? [{ did: 'given history', who, role: roleOf(who), since: since(who) }] : [];
	});
	const isOnlyKeys = add.length === 0 && remove.length === 0 && commit.length > 0;
	const keys: Facts[] = isOnlyKeys ? [{ did: 'changed keys', who: '', role: '', since: 0 }] : [];
	return [...gone, ...come, ...given, ...keys].map((facts) => {
		return { id: `${header.id}/${facts.who}`, seq, at, by, ...facts };
	});
}

/** The oldest generation that each is given. */
function oldestGiven({ keys }: Change): ReadonlyMap<string, number> {
	const oldest = new Map<string, number>();
	for (const { to, gen } of keys) oldest.set(to, Math.min(oldest.get(to) ?? gen, gen));
	return oldest;
}

/** Null for an invitation that is used: it removes itself. */
function howGone(who: string, by: string, role: string): Did | null {
	if (role === INVITE) return who === by ? null : 'withdrawn';
	return who === by ? 'left' : 'removed';
}

function howCome(seq: number, { id, role, accept }: Addition, roles: ReadonlyMap<string, string>) {
	if (seq === 0) return 'founded' as const;
	if (role === INVITE) return 'invited' as const;
	if (accept.length > 0) return 'joined' as const;
	return roles.has(id) ? ('given role' as const) : ('seated' as const);
}
