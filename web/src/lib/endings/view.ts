import type { Later, MessagingState, WhyOff } from '../api/shapes/policies.ts';
import type { FailureFacts } from '../sync/failure.ts';
import type { History } from '../sync/sharing.ts';

/** A message, a promise or something for the session, and when (ms) it was said. */
export type Line = Readonly<{ id: string; at: number; text: string }>;

/** What is to be shown to the client later. */
export type Planned = Line & Readonly<{ isMine: boolean }>;

/** An appointment that is ahead: its series, its local day, when it begins (ms). */
export type Ahead = Readonly<{ id: string; day: string; at: number }>;

/**
 * What would be left lying, each oldest first: `waiting` are messages that nobody has answered,
 * `alerts` those of which nobody has said what came, `drafts` what waits for a supervisor.
 */
export type OpenEnds = Readonly<{
	waiting: readonly Line[];
	alerts: readonly Line[];
	promises: readonly Line[];
	drafts: readonly Line[];
	planned: readonly Planned[];
	agenda: readonly Line[];
	/** Null where nobody knows just now. */
	appointments: readonly Ahead[] | null;
}>;

/** How care ended or went on, as the newest word on it says; `on` is a local day. */
export type Ending = Readonly<{
	ending: 'discharged' | 'transferred' | 'returned';
	on: string;
	text: string;
	/** Who comes next, by name; empty for nobody, or where it is not known. */
	to: string;
	/** Their account, empty for nobody. */
	toId: string;
	toMe: boolean;
	by: string;
	isMine: boolean;
	/** From when on the client can read it (ms). */
	shownAt: number;
	/** Whether that lies ahead by now. */
	isAhead: boolean;
}>;

export type Colleague = Readonly<{ id: string; name: string; credential: string }>;

/** All that can end with one client, at the desk of who looks after them. */
export type EndingsView = Readonly<{
	/** The later it was looked up, the higher. */
	turn: number;
	/** The thread. */
	space: string;
	name: string;
	/** The language that the client reads, as their desk says; empty where it does not. */
	language: string;
	/** The viewer's role in the thread, empty for none. */
	role: string;
	/** Whether they may hand the client over: they answer for the thread, or for the practice. */
	mayHandOver: boolean;
	/** Whether they do so by the practice's seat, for they have none of their own. */
	isByPractice: boolean;
	today: string;
	state: MessagingState;
	why: WhyOff | '';
	later: Later | null;
	/** What was said with a pause, and until which day. */
	pausedUntil: string;
	ending: Ending | null;
	/** Why something was left open, as the chart says it; empty where nothing was. */
	reason: string;
	open: OpenEnds;
	/** To whom a client can be handed over. */
	colleagues: readonly Colleague[];
	/** Whether a handing over by the viewer has begun and is not done. */
	isUnfinished: boolean;
	/** What stands for the words of the practice in a text. */
	practice: Readonly<{ name: string; phone: string }>;
	me: string;
	stale: FailureFacts | null;
}>;

/** A discharge as the form has it; `last` is a local day, empty for at once. */
export type Discharge = Readonly<{
	text: string;
	last: string;
	/** Why something is left open, for the chart alone. */
	reason: string;
	/** Whether what is planned is taken back, as far as it is the viewer's. */
	endsPlanned: boolean;
	/** Whether the appointments ahead are cancelled. */
	endsAppointments: boolean;
}>;

/** A handing over as the form has it; without `last` the viewer's access ends at once. */
export type Transfer = Readonly<{ to: string; text: string; last: string; history: History }>;

/** Whether a discharge needs a reason. */
export function needsReason({ waiting, alerts }: Pick<OpenEnds, 'waiting' | 'alerts'>): boolean {
	return waiting.length + alerts.length > 0;
}

/** Whether anything is open at all. */
export function isAnyOpen(open: OpenEnds): boolean {
	const { appointments, ...lists } = open;
	return Object.values(lists).some((each) => each.length > 0) || (appointments?.length ?? 0) > 0;
}
