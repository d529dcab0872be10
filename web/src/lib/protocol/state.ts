import type { Change, Header } from './entry.ts';

/** A seat in a space; for an open invitation also what it invites to, until when, and its proof. */
export type Seat = {
	card: Uint8Array;
	role: string;
	/** Id of the seat that added this one. */
	by: string;
	/** Role that the newcomer gets; `""` for any seat but an invitation. */
	as: string;
	/** Last instant to join, in milliseconds; 0 for any seat but an invitation. */
	until: number;
	/** Proves the root to whoever holds the join code; empty for any seat but an invitation. */
	proof: Uint8Array;
};

/** What a verified log adds up to. Ids and hashes are text; a state is never altered. */
export type SpaceState = Readonly<{
	/** Highest `v` so far. */
	version: number;
	space: string;
	type: string;
	/** Id of the seat that signed the root. */
	founder: string;
	seq: number;
	/** Hash of the newest entry. */
	head: string;
	/** Hash of the newest `seats` entry: what two people compare in a session. */
	lastSeats: string;
	seats: ReadonlyMap<string, Seat>;
	/** Generation in force. */
	gen: number;
	commits: ReadonlyMap<number, Uint8Array>;
	/** Cards of a practice by generation; empty in other spaces. */
	cards: ReadonlyMap<number, Uint8Array>;
	/** Sealed generation keys, newest first, by `boxName`. */
	boxes: ReadonlyMap<string, readonly Uint8Array[]>;
	/** Last role of every id that ever sat here, invitations too. */
	ever: ReadonlyMap<string, string>;
	/** Ids that accepted an invitation here. */
	accepts: ReadonlySet<string>;
	/** Every card ever seated as the practice. */
	practiceCards: readonly Uint8Array[];
	ids: EntryIds;
}>;

/** Names the boxes of one generation for one id. */
export function boxName(gen: number, id: string): string {
	return `${String(gen)}/${id}`;
}

/** The state after a verified post: one step, however much is there. */
export function afterPost(before: SpaceState, header: Header, hash: string): SpaceState {
	return { ...before, seq: header.seq, head: hash, ids: before.ids.with(header.id) };
}

/** The state after a verified `seats` entry that leaves `seats`. */
export function afterSeats(
	before: SpaceState,
	header: Header,
	hash: string,
	change: Change,
	seats: SpaceState['seats'],
): SpaceState {
	const { add, gen, commit, card } = change;
	const isRoot = before === NO_SPACE;
	const practices = add.filter(({ role }) => role === 'practice');
	const accepted = add.filter(({ accept }) => accept.length > 0);
	return {
		...afterPost(before, header, hash),
		version: header.v,
		space: isRoot ? hash : before.space,
		type: change.type,
		founder: isRoot ? header.author : before.founder,
		lastSeats: hash,
		seats,
		gen,
		commits: commit.length > 0 ? new Map([...before.commits, [gen, commit]]) : before.commits,
		cards: card.length > 0 ? new Map([...before.cards, [gen, card]]) : before.cards,
		boxes: withBoxes(before.boxes, change),
		ever: new Map([...before.ever, ...add.map(({ id, role }) => [id, role] as const)]),
		accepts: new Set([...before.accepts, ...accepted.map(({ id }) => id)]),
		practiceCards: [...before.practiceCards, ...practices.map((seat) => seat.card)],
	};
}

function withBoxes(boxes: SpaceState['boxes'], { keys }: Change): SpaceState['boxes'] {
	const all = new Map(boxes);
	for (const { gen, to, box } of keys) {
		const name = boxName(gen, to);
		all.set(name, [box, ...(all.get(name) ?? [])]);
	}
	return all;
}

/**
 * The entry ids of one chain, none twice. The newest state appends in place and older ones do not
 * see it, so a post costs the same however long the log; only a branch off an older state copies.
 */
export class EntryIds {
	readonly #seqs: Map<string, number>;
	readonly #size: number;

	private constructor(seqs: Map<string, number>, size: number) {
		this.#seqs = seqs;
		this.#size = size;
	}

	/** The given ids, oldest first. */
	static of(ids: readonly string[]): EntryIds {
		return new EntryIds(new Map(ids.map((id, seq) => [id, seq])), ids.length);
	}

	has(id: string): boolean {
		return (this.#seqs.get(id) ?? this.#size) < this.#size;
	}

	/** These ids and one more. */
	with(id: string): EntryIds {
		const isNewest = this.#seqs.size === this.#size;
		const seqs = isNewest ? this.#seqs : new Map([...this.#seqs].slice(0, this.#size));
		seqs.set(id, this.#size);
		return new EntryIds(seqs, this.#size + 1);
	}

	/** All of them, oldest first. */
	toArray(): string[] {
		return [...this.#seqs.keys()].slice(0, this.#size);
	}
}

/** What there is before a root. */
export const NO_SPACE: SpaceState = {
	version: 0,
	space: '',
	type: '',
	founder: '',
	seq: -1,
	head: '',
	lastSeats: '',
	seats: new Map(),
	gen: 0,
	commits: new Map(),
	cards: new Map(),
	boxes: new Map(),
	ever: new Map(),
	accepts: new Set(),
	practiceCards: [],
	ids: EntryIds.of([]),
};
