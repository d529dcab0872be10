import type { Redirected, RedirectState } from '../sync/folds/redirects.ts';

/** What was said when (ms), by the client or by somebody of the care team; oldest first. */
export type Said = Readonly<{ isClient: boolean; at: number }>;

/** A redirect as a page shows it. */
export type Talk = Redirected & Readonly<{ state: RedirectState; isMine: boolean }>;

/** What is moved from a conversation into a talk; plain data, made in the worker. */
export type TalksView = Readonly<{
	/** `client`, `clinician`, or empty for whoever only reads. */
	role: string;
	/** Those that wait for something, and for a while those that have ended; oldest first. */
	talks: readonly Talk[];
	said: readonly Said[];
	/** The client's newest message. */
	newest: string;
	/** The client's name and what they read, by their desk; empty if nobody has said. */
	name: string;
	language: string;
}>;

/** The times that a redirect offers, as the server has them (ms). */
export type Times = Readonly<{
	id: string;
	state: 'offered' | 'accepted' | 'gone';
	slots: readonly number[];
	zone: string;
	/** Whether one of them takes the place of the next session. */
	isMove: boolean;
}>;

/** What a client may choose from: a number to call now, times (ms), or both. */
export type Offer = Readonly<{
	text: string;
	call: string;
	slots: readonly number[];
	/** The session that one of the times shall take the place of; null for a talk of its own. */
	moves: Readonly<{ id: string; day: string }> | null;
	until: number;
}>;

/** What is being written of an offer. Times are chosen anew: some may be gone by then. */
export type OfferDraft = Readonly<{
	words: string;
	call: string;
	kind: 'none' | 'own' | 'move';
	days: number;
}>;

/** What shows free times is told where, and whom to tell what is chosen (ms). */
export type Slots = Readonly<{ space: string; onchoose: (chosen: readonly number[]) => void }>;
