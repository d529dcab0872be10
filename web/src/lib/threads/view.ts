import type { WhyOff } from '../api/shapes/policies.ts';
import type { FailureFacts } from '../sync/failure.ts';
import type { Did } from '../sync/folds/changes.ts';
import type { EndingPost } from '../sync/folds/endings.ts';
import type { SignedReply } from '../sync/folds/policies.ts';
import type { Message } from '../sync/folds/messages.ts';
import type { PromiseState } from '../sync/folds/promises.ts';
import type { Said } from '../sync/folds/safety.ts';
import type { RuleChange, SafetyWord } from '../protocol/safety-posts.ts';
import type { Waits } from './waits.ts';
import type { NamedTask } from './tasks-named.ts';

/** Where a message of one's own stands. `sent` only once the server has it. */
export type Fate = 'sent' | 'kept' | 'refused' | 'leaves' | '';

/** What its writer said of themselves, and where the entry that says so stands. */
export type Answered = Said & Readonly<{ fate: Fate; refused: string }>;

export type LetterItem = Message &
	Readonly<{
		item: 'letter';
		/** Of what waits, if anything does. */
		fate: Fate;
		waits: Waits;
		/** The id of what waits; empty if nothing does. */
		waitingId: string;
		/** How it stands, if it is a promise. */
		promise: PromiseState | null;
		/** What its writer said of themselves, before and after sending it, oldest first. */
		answers: readonly Answered[];
		/** The attention for which the server was asked; 0 as long as it has nothing of it. */
		asked: number;
		/** Why the server would not take that, else empty. */
		refused: string;
		/** The task that it is, answers or asks about; null for none. */
		task: NamedTask | null;
	}>;

const ANNOUNCED = [
	'joined',
	'seated',
	'given role',
	'given history',
	'removed',
	'left',
] as const satisfies readonly Did[];

export type Announced = (typeof ANNOUNCED)[number];

/** Whether everybody in a conversation is told of it. */
export function isAnnounced(did: Did): did is Announced {
	return ANNOUNCED.some((each) => each === did);
}

/** What a client chose of a talk that was offered. */
export type Picked = 'picked_call' | 'picked_time' | 'picked_neither';

/**
 * Somebody came, left, was given access, compared the numbers, will answer in the session, said how
 * safe they are (`answer`, else empty), exported the record, or lets its notes go on to the
 * practice's own record system (`name` as the practice says, if its own seat did); or the practice
 * destroyed what stood before.
 * `reach` is what somebody may read who was given access: all, or what was said since `since` (ms).
 * In an emergency `name` opened it for `reader`, until `since`.
 */
export type EventItem = Readonly<{
	item: 'event';
	id: string;
	at: number;
	did:
		| Announced
		| 'compared'
		| 'in_session'
		| 'answered'
		| 'exported'
		| 'bridged'
		| 'destroyed'
		| 'emergency'
		| Picked;
	answer: Said['answer'] | '';
	name: string;
	reader: string;
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

/**
 * Care ended, went to a colleague (`to`) or began again, with the words about it. `on` is a local
 * day; before `shownAt` (ms) the client does not see it.
 */
export type EndingItem = Readonly<{
	item: 'ending';
	id: string;
	at: number;
	ending: EndingPost['ending'];
	on: string;
	text: string;
	to: string;
	by: string;
	shownAt: number;
}>;

export type Item = LetterItem | EventItem | AutomaticItem | EndingItem;

/** The ids of what waits of an item: itself, and what was said of it. */
export function keptIn(item: Item): string[] {
	if (item.item !== 'letter') return [];
	const answers = item.answers.filter(({ fate }) => fate === 'kept').map(({ id }) => id);
	return item.fate === 'kept' ? [item.id, ...answers] : answers;
}

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
	/** The messages that the viewer, a client, starred. */
	starred: readonly string[];
	/** The message of the viewer's own behind which help stands; empty if there is none. */
	card: string;
	/** What to notice in this client's words beside the rules. */
	words: readonly SafetyWord[];
	/** The rules that count for less in this client's words. */
	lowered: readonly RuleChange[];
	/** Whether the model may look at what this client writes. */
	model: boolean;
	/** How many messages the viewer wrote in the last seven days. */
	written: number;
	/** Why the server takes no message of the viewer, a client; empty if it does. */
	off: WhyOff | '';
	/** The newest word on how care ended, went to a colleague or began again. */
	ending: EndingItem | null;
	/** Whether the care team has said here that messages have ended: a server's word closes no box. */
	isEnded: boolean;
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
