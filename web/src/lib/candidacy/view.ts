import type { Decision } from '../agreement/contents.ts';
import type { MessagingState, Offer, WhyOff } from '../api/shapes/policies.ts';
import type { FailureFacts } from '../sync/failure.ts';

/** How a clinician went over the policy with a client. */
export type How = 'in_person' | 'video' | 'phone';

/**
 * Somebody whose consent is needed. `over`: it has run out, or is of a version that does not count
 * any more. `doubted`: the server tells of one that nobody has signed so. `unseen`: it stands in a
 * thread that is not here to look into. Instants in ms, 0 for none.
 */
export type PersonRow = Readonly<{
	seat: string;
	/** The thread in which they sign: a guardian's is their own. */
	thread: string;
	name: string;
	role: 'client' | 'guardian';
	standing: 'none' | 'permit' | 'withdraw' | 'over' | 'doubted' | 'unseen';
	version: number;
	at: number;
	until: number;
	typedName: string;
}>;

/** What was decided in the chart, newest first. `reviewOn` is a local day of the practice. */
export type DecisionRow = Readonly<{
	by: string;
	isMine: boolean;
	at: number;
	decision: Decision;
	reviewOn: string;
	answers: Readonly<Record<string, string>>;
	conditions: string;
	override: string;
}>;

/** What the care team has said of messaging, newest first. */
export type StateRow = Readonly<{
	by: string;
	isMine: boolean;
	at: number;
	state: MessagingState;
	reason: string;
	until: string;
}>;

/** That a clinician went over a version with the client, on a local day. */
export type ReviewRow = Readonly<{ by: string; on: string; how: How | ''; version: number }>;

/**
 * Who signs for a client beside them. `named` are the guardians' own threads, `options` those of
 * the viewer in which a client sits. `until` is the last local day on which they are needed, '' for
 * no end; `isOver` once that has passed: then the client signs alone.
 */
export type SignersView = Readonly<{
	named: readonly string[];
	until: string;
	isOver: boolean;
	options: readonly Readonly<{ id: string; name: string }>[];
	/** Whether more than one client shares the conversation. */
	isCouple: boolean;
}>;

/** What is agreed with a client, at the desk of who looks after them. */
export type DeskAgreement = Readonly<{
	/** The later it was looked up, the higher. */
	turn: number;
	/** The viewer's role in the thread, empty once they have left. */
	role: string;
	/** Whether they answer for the thread, or for the practice. */
	mayDecide: boolean;
	/** The local day of the practice. */
	today: string;
	/** The version in force by the server's word, 0 for none. */
	inForce: number;
	/** Whether that one is for this client alone. */
	isOfClient: boolean;
	/** The version that was signed in the thread, 0 for none. */
	stands: number;
	/** Until when the version before still counts (ms), 0 where none does. */
	holdsUntil: number;
	offer: Offer | 'none';
	reviewOn: string;
	state: MessagingState;
	/** Why the clients may not all write, empty if they may. */
	why: WhyOff | '';
	people: readonly PersonRow[];
	signers: SignersView;
	review: ReviewRow | null;
	decisions: readonly DecisionRow[];
	states: readonly StateRow[];
	/** When the next session is (ms), 0 if none is booked; null if nobody knows now. */
	nextSession: number | null;
	stopped: FailureFacts | null;
	/** Why it may be older than it could be. */
	stale: FailureFacts | null;
}>;
