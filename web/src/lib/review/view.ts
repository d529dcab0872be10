import type { Message } from '../sync/folds/messages.ts';
import type { PromiseState } from '../sync/folds/promises.ts';
import type { Marks } from './marks.ts';
import type { RedirectState } from '../sync/folds/redirects.ts';

/** For how long something that was sent can be taken back, before anybody else is shown it. */
export const UNDO_MS = 20_000;

/** A message in the reading pane; `from` is empty for one's own and for people without a name. */
export type Letter = Message &
	Readonly<{
		from: string;
		isMine: boolean;
		/** The name of whoever wrote what its author released; empty for everything else. */
		writer: string;
	}>;

/** Where something of one's own stands: `leaves` while it can be taken back. */
export type Fate = 'kept' | 'refused' | 'leaves' | 'sent';

/** Something that the viewer sent, or is about to. */
export type Sent = Readonly<{
	id: string;
	space: string;
	to: string;
	/** `in_session` is the promise to answer in the session. */
	kind: 'text' | 'promise' | 'redirect' | 'file' | 'in_session';
	text: string;
	at: number;
	showAt: number;
	/** What it answers, empty for what was said unasked. */
	re: string;
	/** Who wrote it, where the viewer released what another had drafted; else empty. */
	by: string;
	/** How it stands and until when (ms) it can be kept, if it is a promise. */
	promise: PromiseState | null;
	until: number;
	/** How it stands, if it offers a talk. */
	talk: RedirectState | null;
	fate: Fate;
	refused: string;
	isWithdrawn: boolean;
}>;

/** One conversation as the review has it. Times in ms, by the server's clock. */
export type ReviewThread = Readonly<{
	id: string;
	/** The client's name from their desk, empty if nobody has given one. */
	name: string;
	/** What they read, by their desk; empty if nobody has said. */
	language: string;
	/** What waits for an answer, oldest first. */
	waiting: readonly Letter[];
	/** What was said just before, oldest first. */
	before: readonly Letter[];
	/** When the care team answered last, 0 if it never did. */
	answeredAt: number;
	/** Newest first. */
	sent: readonly Sent[];
	draft: string;
	/** What was put into that draft. */
	marks: Marks;
	isVerified: boolean;
	/** Whether a check failed here; the conversation itself says which. */
	isStopped: boolean;
}>;

/** How much attention the most urgent of these asks for. */
export function attentionOf(thread: ReviewThread): number {
	return Math.max(0, ...thread.waiting.map(({ attention }) => attention));
}

/**
 * Who marked something here as urgent: the client themselves, or `open` where only a file is, which
 * the app marks for the words that it was made of. Where words were noticed or something was
 * answered, that says so itself.
 */
export function urgentBy({ waiting }: Pick<ReviewThread, 'waiting'>): 'client' | 'open' | '' {
	const marked = waiting.filter(({ attention, kind, noticed, answer }) => {
		const saysItself = kind === 'answer' || kind === 'measure_answer';
		return attention > 2 && !saysItself && noticed.length === 0 && answer === '';
	});
	if (marked.length === 0) return '';
	return marked.every(({ kind }) => kind === 'file') ? 'open' : 'client';
}

/** Since when a conversation waits; Infinity if it does not. */
export function waitingSince({ waiting }: ReviewThread): number {
	return waiting[0]?.receivedAt ?? Infinity;
}
