/** Hours, promises, what waits, and who covers (`meantime.wire.boundaries`): the server's word alone. */
import type { Term } from './spaces.ts';

/** By when something was promised, and how that stands; never what. */
export type PromiseSummary = Readonly<{
	space_id: string;
	entry_id: string;
	due_at: string;
	state: 'due' | 'kept' | 'broken' | 'withdrawn';
	settled_at: string | null;
}>;

export type PromisePage = Readonly<{ next: string; promises: readonly PromiseSummary[] }>;

/** Local days (RFC 3339 full-date) without hours, both ends included. */
export type Closure = Readonly<{
	id: string;
	starts_on: string;
	ends_on: string;
	kind: 'holiday' | 'vacation' | 'other';
	/** The key of a text, or a holiday's own name. */
	name: string;
	/** The account that reads and answers meanwhile, empty for nobody. */
	cover_id: string;
}>;

/** What is usual: characters of a message, messages in seven days; 0 to say nothing of it. */
export type Allowance = Readonly<{ characters: number; messages_a_week: number }>;

/** A week from Monday to Sunday, in minutes since local midnight; past 1440 is the next day. */
export type Frame = Readonly<{
	zone: string;
	hours: readonly (readonly (readonly [opens: number, closes: number])[])[];
	windows: readonly (readonly number[])[];
	reply_within: Readonly<{ unit: 'days' | 'hours'; n: number }>;
	closures: readonly Closure[];
	allowance: Allowance;
}>;

export type KeptFrame = Readonly<{ frame: Frame; set_by: 'clinician' | 'practice' | 'nobody' }>;

export type Holiday = Readonly<{ on: string; name: string }>;

/** A local date with hours, as instants in RFC 3339, UTC. */
export type OpenDay = Readonly<{
	on: string;
	periods: readonly (readonly [opens: string, closes: string])[];
	windows: readonly string[];
}>;

/** The viewer's days with hours, the past four weeks and the next thirteen. */
export type OpenDays = Readonly<{ zone: string; is_set: boolean; days: readonly OpenDay[] }>;

/** What holds for a message sent now; instants as RFC 3339 in UTC, null where nothing is known. */
export type Boundary = Readonly<{
	zone: string;
	is_set: boolean;
	is_open: boolean;
	opens_at: string | null;
	reads_at: string | null;
	answer_by: string | null;
	closed_for: Closure | null;
	moved_by: readonly Closure[];
	holds_until: string;
	allowance: Allowance;
	/** Who reads meanwhile for who is away; the hours are theirs then. */
	cover: Readonly<{ account_id: string; until: string; zone: string }> | null;
}>;

/**
 * That a message met an automatic reply: never its words. `kind` may be one that this version does
 * not know.
 */
export type AutomaticReply = Readonly<{
	entry_id: string;
	kind: string;
	at: string;
	reads_at: string | null;
	opens_at: string | null;
	cover_id: string;
}>;

export type AutomaticReplies = Readonly<{ zone: string; replies: readonly AutomaticReply[] }>;

/** A client's message that waits for an answer; `due_at` is null if nothing was promised. */
export type WaitingMessage = Readonly<{
	space_id: string;
	entry_id: string;
	attention: number;
	started_at: string;
	due_at: string | null;
}>;

export type WaitingPage = Readonly<{ next: string; waiting: readonly WaitingMessage[] }>;

/** Somebody is away from the start until just before the end, and `acting` reads meanwhile. */
export type CoverStretch = Term &
	Readonly<{ clinician_id: string; chain: readonly string[]; acting: string }>;

export type CoverPlan = Readonly<{ stretches: readonly CoverStretch[] }>;
