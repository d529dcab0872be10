/** Measures as pages show them; plain data, made in the worker. */
import type { Asked, AskState } from '../measures/asks.ts';
import type { Measure } from '../measures/content.ts';
import type { Result, Series } from '../measures/measured.ts';
import type { Answers } from '../measures/scoring.ts';
import type { FailureFacts } from '../sync/failure.ts';

/** Who reads what is answered; `name` is empty until a signed post gives one. */
export type ReadBy = Readonly<{ name: string; role: string }>;

/** An answer that could not wait, and where it stands: kept here, with the server, or refused. */
export type ToldAnswer = Readonly<{ entry: string; at: number; fate: 'kept' | 'sent' | 'refused' }>;

/** What a form is, for whoever fills it in. */
export type FormView = Readonly<{
	space: string;
	ask: string;
	/** Null where this version of the app has it not. */
	measure: Measure | null;
	state: AskState | 'none';
	isShared: boolean;
	/** How far one has come, and when that was (ms, 0 if nothing was answered). */
	answers: Answers;
	begunAt: number;
	/** The newest answer that could not wait, null if there was none. */
	told: ToldAnswer | null;
	/** What was sent, null for nothing yet; without a connection it `waits` here. */
	result: Result | null;
	waits: boolean;
	therapist: string;
	readers: readonly ReadBy[];
	mayAnswer: boolean;
	stopped: FailureFacts | null;
}>;

/** Something that a client can fill in. */
export type OwnAsk = Readonly<{
	id: string;
	measure: Measure;
	state: AskState;
	isShared: boolean;
	shownAt: number;
	/** Whether something of it is answered here or on another device of theirs. */
	isBegun: boolean;
}>;

/** What a client is asked in a conversation, and what came of what they sent. */
export type OwnMeasures = Readonly<{
	asks: readonly OwnAsk[];
	series: readonly KnownSeries[];
}>;

/** Results with the measure that they are of; null where this version has it not. */
export type KnownSeries = Series & Readonly<{ form: Measure | null }>;

/** An ask as staff see it; `states` by client. */
export type AskRow = Pick<
	Asked,
	'id' | 'measure' | 'series' | 'isShared' | 'isGone' | 'shownAt' | 'author'
> &
	Readonly<{ title: string; state: AskState }>;

/** The measures of one client for their team. */
export type TeamMeasures = Readonly<{
	asks: readonly AskRow[];
	series: readonly KnownSeries[];
	/** By client: two may share a conversation. */
	names: Readonly<Record<string, string>>;
	/** Answers at which somebody has looked. */
	seen: readonly string[];
	known: readonly Measure[];
	mayAsk: boolean;
	mayLook: boolean;
}>;
