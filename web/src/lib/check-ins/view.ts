import type { WhyOff } from '../api/shapes/policies.ts';
import type { CheckInKind } from '../protocol/checkin-posts.ts';
import type { CheckIn } from '../sync/folds/check-ins.ts';
import type { Locale } from '../text/catalogue.ts';

/** What a client is asked in a conversation. Times in ms. */
export type OwnCheckIns = Readonly<{
	/** Whether the viewer answers here: a client who still sits here. */
	mayAnswer: boolean;
	/** The clinician's name, empty if nobody has said. */
	who: string;
	/** Those that wait for an answer, oldest first. */
	open: readonly CheckIn[];
	/** Those that were answered in the last days, the newest first: an answer can be changed. */
	answered: readonly (CheckIn & Readonly<{ isKept: boolean }>)[];
	/** Why the server takes no words of the viewer now; empty if it does. */
	off: WhyOff | '';
	/** When another is shown, Infinity for never. */
	nextAt: number;
}>;

/** What a client answers; `value` is -1 where they say none. */
export type Given = Readonly<{ value: number; text: string }>;

/** How something is answered that staff say unasked: a message asks for no answer of its own. */
export type Way = 'message' | CheckInKind;

/** What staff ask, before it is sealed. */
export type Question = Readonly<{
	way: Way;
	ask: string;
	low: string;
	high: string;
	options: readonly string[];
}>;

/** Something that nobody has seen yet. */
export type Coming = Readonly<{
	id: string;
	question: Question;
	/** By what it belongs to others: the series, or of messages the same words. */
	series: string;
	showAt: number;
}>;

/** What was asked again and again, oldest first, by its newest wording. */
export type AnsweredLine = Readonly<{ series: string; ask: CheckIn; asked: readonly CheckIn[] }>;

/** The check-ins of one client, for staff. */
export type StaffCheckIns = Readonly<{
	/** Whether the viewer asks here: a clinician of the conversation. */
	mayAsk: boolean;
	/** What the client reads, as their desk says; null if it does not. */
	language: Locale | null;
	/** What the viewer asks later, what comes first first. */
	coming: readonly Coming[];
	/** The newest first. */
	lines: readonly AnsweredLine[];
	nextAt: number;
}>;
