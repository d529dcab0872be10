import type { Document } from '../agreement/document.ts';
import type { PracticeDetails } from '../api/shapes/practices.ts';
import type { Live } from './facts.ts';

/**
 * Whose policy: that of everybody who has none of their own, the viewer's own, or that of one client,
 * by their thread.
 */
export type Whose = 'practice' | 'mine' | OfThread;
export type OfThread = `thread/${string}`;

/** A version in the history. Instants in ms; `holdsUntil` is 0 where the one before ended at once. */
export type VersionRow = Readonly<{
	version: number;
	hash: string;
	whose: Whose;
	/** Who published it, empty where nobody knows their name. */
	by: string;
	isMine: boolean;
	at: number;
	agreeAgain: boolean;
	holdsUntil: number;
}>;

/** A version with its words. */
export type KnownVersion = VersionRow & Readonly<{ document: Document }>;

/** What is being prepared on the server; the document is null where nothing is. */
export type DraftView = Readonly<{
	revision: number;
	document: Document | null;
	by: string;
	isMine: boolean;
	at: number;
}>;

/** What is changed on this device, and the draft and the version (0 for none) it was made from. */
export type KeptDraft = Readonly<{
	document: Document;
	base: Document;
	revision: number;
	after: number;
}>;

/** All that the page knows of one policy. */
export type PolicyView = Readonly<{
	whose: Whose;
	isCustodian: boolean;
	/** How the viewer signs. */
	myName: string;
	details: PracticeDetails;
	live: Live;
	draft: DraftView;
	/** The newest version of this policy itself. */
	newest: KnownVersion | null;
	/** What clients read who go by this policy: the newest, or the practice's where there is none. */
	inForce: KnownVersion | null;
	/** Newest first. */
	history: readonly VersionRow[];
	/** The version of the viewer's clients, and in how many of their threads it does not stand yet. */
	waiting: (VersionRow & Readonly<{ threads: number }>) | null;
	kept: KeptDraft | null;
	/** Whose messages a first version stops until each is decided about and has signed. */
	stops: Stops;
}>;

/** Conversations that are open now without a policy; in so many of them nobody has decided. */
export type Stops = Readonly<{ all: number; undecided: number }>;

/** What became of publishing. */
export type Outcome = Readonly<{
	published: Readonly<{ version: number; hash: string }> | null;
	/** What has to be mended, by its place. */
	wrong: Readonly<Record<string, string>>;
	/** Somebody else has changed the draft meanwhile. */
	isCrossed: boolean;
}>;
