/**
 * Somebody who holds the practice's key; the name is empty until the directory gives one. `stored`
 * and `checked` are local days on which they said that their recovery code lies off-site, and on
 * which it opened; empty if never, or if the code was renewed since.
 */
export type Holder = Readonly<{
	id: string;
	name: string;
	isMe: boolean;
	stored: string;
	checked: string;
}>;

/** A space, by the name of its client if this account knows it; a thread has a page of its record. */
export type SpaceRow = Readonly<{ space: string; name: string; isThread: boolean }>;

/** A space of which the practice cannot open all, found at `since` (ms). */
export type BrokenRow = SpaceRow & Readonly<{ code: string; since: number }>;

export type WalkKind = 'rotate' | 'check';

/** How the practice's records stand. */
export type CustodyView = Readonly<{
	holders: readonly Holder[];
	/** One loss more would close the records for good. */
	isAtRisk: boolean;
	/** The last check, null before the first; `at` in ms. */
	last: Readonly<{ at: number; by: string; checked: number; of: number }> | null;
	broken: readonly BrokenRow[];
	/** Conversations where cover is over and keys were not changed, by the server's word as below. */
	overdue: readonly SpaceRow[];
	/** How many spaces an earlier key of the practice still holds. */
	rotating: number;
	/** Who left and still sits in how many spaces. */
	leavers: readonly Readonly<{ id: string; name: string; spaces: number }>[];
	unattended: readonly SpaceRow[];
	/** What is under way in this browser. */
	walking: WalkKind | '';
	/** The spaces whose news change this. */
	watched: readonly string[];
}>;

/** What became of a walk. */
export type WalkEnd = Readonly<{
	kind: WalkKind;
	isStopped: boolean;
	done: number;
	of: number;
	broken: number;
	failed: number;
	missing: number;
}>;
