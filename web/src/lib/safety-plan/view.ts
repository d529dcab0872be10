import type { PlanLine } from '../protocol/safety-posts.ts';
import type { FailureFacts } from '../sync/failure.ts';

/** A version of a plan. `who` is empty for the viewer and for whom nobody has named. */
export type VersionView = Readonly<{
	id: string;
	isMine: boolean;
	who: string;
	/** When it was saved (ms): by the server's clock once it is there. */
	at: number;
	lines: readonly PlanLine[];
	/** Whether it is on this device alone yet; `refused` says why the server would not take it. */
	isWaiting: boolean;
	refused: string;
	/** The ids of versions that others had saved before, unseen by whoever made this one. */
	crossed: readonly string[];
}>;

/** A safety plan as this device knows it. */
export type PlanView = Readonly<{
	/** The later it was looked up, the higher: answers of the worker may overtake each other. */
	turn: number;
	/** Newest first: the first one stands. */
	versions: readonly VersionView[];
	role: string;
	mayChange: boolean;
	/** The names of the therapists who are seated now. */
	therapists: readonly string[];
	/** Of the client, as the client is named in the conversation; empty if nobody has. */
	client: string;
	practicePhone: string;
	/** When the newest safety event of the chart was documented (ms), 0 if none can be known. */
	eventAt: number;
	/** Why nothing newer can be shown, null if all is well. */
	stopped: FailureFacts | null;
}>;

/** What is being written, and from which version it began. */
export type PlanDraft = Readonly<{ base: string; lines: readonly PlanLine[] }>;

/** Of two views of a plan the one that was looked up later; what is not known takes nothing away. */
export function newerOf(shown: PlanView | null, found: PlanView | null): PlanView | null {
	return found && (!shown || found.turn >= shown.turn) ? found : shown;
}
