import type { FailureFacts } from '../sync/failure.ts';
import type { Did } from '../sync/folds/changes.ts';
import type { SignedReply } from '../sync/folds/policies.ts';
import type { Message } from '../sync/folds/messages.ts';
import type { PromiseState } from '../sync/folds/promises.ts';

/** Where a message of one's own stands. `sent` only once the server has it. */
export type Fate = 'sent' | 'kept' | 'refused' | 'leaves' | '';

export type LetterItem = Message &
	Readonly<{
		item: 'letter';
		/** Of its newest wording. */
		fate: Fate;
		/** The id of what waits to be sent: the message or its correction; empty if nothing does. */
		waitingId: string;
		/** How it stands, if it is a promise. */
		promise: PromiseState | null;
		/** Why the server would not take that, else empty. */
		refused: string;
	}>;

const ANNOUNCED = [
	'joined',
	'seated',
	'given role',
	'given history',
	'removed',
	'left',
] as const satisfies readonly Did[];

type Announced = (typeof ANNOUNCED)[number];

/** Whether everybody in a conversation is told of it. */
export function isAnnounced(did: Did): did is Announced {
	return ANNOUNCED.some((each) => each === did);
}

/**
 * Somebody came, left, was given access, compared the numbers, or will answer in the session.
 * `reach` is what somebody may read who was given access: all, or what was said since `since` (ms).
 */
export type EventItem = Readonly<{
	item: 'event';
	id: string;
	at: number;
	did: Announced | 'compared' | 'in_session';
	who: string;
	by: string;
	role: string;
	reach: 'all' | 'since' | 'new';
	since: number;
}>;

/**
 * What stands behind a message by itself: the automatic reply that it met, of a `kind`, or
 * (`crisis`) where help is alone. Times in ms, 0 where none is known.
 */
export type AutomaticItem = Readonly<{
	item: 'automatic';
	id: string;
	at: number;
	kind: string;
	/** As it was signed; null if it was not. */
	reply: SignedReply | null;
	readsAt: number;
	/** When somebody is there again. */
	backAt: number;
	/** Who covers meanwhile, empty for nobody. */
	cover: string;
}>;

export type Item = LetterItem | EventItem | AutomaticItem;

/** `name` is empty until a signed post gives one. */
export type Person = Readonly<{
	id: string;
	role: string;
	name: string;
	credential: string;
	isSeated: boolean;
}>;

/** Somebody who reads or read along; times in ms, of the entries that say so. */
export type Reader = Person &
	Readonly<{
		/** Who gave the seat, or the invitation through which they came. */
		by: string;
		since: number;
		/** 0 while they are seated. */
		until: number;
	}>;

/** A conversation as a page shows it; plain data, made in the worker. */
export type ThreadView = Readonly<{
	id: string;
	/** The later it was looked up, the higher: answers of the worker may overtake each other. */
	turn: number;
	me: string;
	/** My role here, empty once I have left. */
	role: string;
	/** Whom the conversation is with, from where I sit: perhaps an open invitation (`invite`). */
	other: Person | null;
	people: readonly Reader[];
	/** The newest ones, as far back as was asked. */
	items: readonly Item[];
	/** How many there are before them. */
	earlier: number;
	/** The practice's own words on messaging, from its newest signed policy. */
	policy: string;
	/** Whether I have verified the other side; false if there is nobody to verify. */
	isVerified: boolean;
	digits: string;
	draft: string;
	/** The messages that are on the list for the session. */
	listed: readonly string[];
	/** How many messages the viewer wrote in the last seven days. */
	written: number;
	/** Why the conversation stopped at the last entry shown, or never opened. */
	stopped: FailureFacts | null;
	/** Why this device could not bring it up to date just now. */
	stale: FailureFacts | null;
	/** When the next post comes due to be shown (ms), 0 if none waits. */
	nextAt: number;
}>;

/** A conversation in the list. */
export type ThreadSummary = Readonly<{
	id: string;
	other: Person | null;
	last: string;
	at: number;
	isVerified: boolean;
	/** A client's message that the care team has not answered. */
	isUnanswered: boolean;
	isWaiting: boolean;
	isStopped: boolean;
}>;
