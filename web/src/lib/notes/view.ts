/** What pages about notes show. Instants in ms, days local ones of the practice. */
import type { Facts } from '../protocol/note-facts.ts';
import type { Line, NoteKind, Section, TemplateSection } from '../protocol/note-posts.ts';
import type { Mismatch } from '../sync/folds/note-facts.ts';
import type { Moved, SignedNote } from '../sync/folds/notes.ts';

export type Person = Readonly<{ id: string; name: string }>;

/** A note that is being written. `on` is empty for a summary without a message. */
export type NoteFields = {
	note: string;
	space: string;
	kind: NoteKind;
	format: string;
	on: string;
	sections: Section[];
	facts: Facts | null;
	lines: Line[];
	cosign: string;
	appointment: string;
};

/** One of the drafts of a note that stand, and when it was written. */
export type Version = Readonly<{ id: string; at: number; fields: NoteFields }>;

/** A line of a list of notes. `waitsFor` is a name, empty for nobody. */
export type NoteRow = Readonly<{
	id: string;
	kind: NoteKind;
	on: string;
	name: string;
	at: number;
	isWaiting: boolean;
	isStruck: boolean;
	isAgain: boolean;
	isLate: boolean;
	isCosigned: boolean;
	waitsFor: string;
	isMine: boolean;
	addenda: number;
}>;

/** A line of a list of what is being written; `isTwice`: two devices wrote at once. */
export type DraftRow = Readonly<{
	note: string;
	space: string;
	client: string;
	kind: NoteKind;
	on: string;
	at: number;
	isTwice: boolean;
}>;

/** How often themes stood at messages of a month (`2027-03`). */
export type ThemeMonth = Readonly<{ month: string; counts: Readonly<Record<string, number>> }>;

/** Everything about one client's notes. `due` is when the oldest uncovered message came, else 0. */
export type ClientNotes = Readonly<{
	client: string;
	chart: string;
	notes: readonly NoteRow[];
	drafts: readonly DraftRow[];
	uncovered: number;
	due: number;
	themes: readonly ThemeMonth[];
	strangers: number;
}>;

/** A signed note on its page. `names` has those who tried to change it. */
export type NoteView = Readonly<{
	client: string;
	chart: string;
	note: SignedNote;
	isMine: boolean;
	mayCosign: boolean;
	isWaiting: boolean;
	asked: string;
	triedBy: readonly Readonly<{ name: string; at: number }>[];
	/** Null where the conversation cannot be read here. */
	moved: Moved | null;
	wrong: readonly Mismatch[];
	weekMinutes: number;
	zone: string;
}>;

/** A message that can be ticked for a note. */
export type MessageRow = Readonly<{
	id: string;
	who: string;
	isClient: boolean;
	at: number;
	text: string;
}>;

/** The days of a period; empty for the usual one. */
export type Days = Readonly<{ from: string; to: string }>;

/** What a device counted in a period, and the messages in it. */
export type Counted = Readonly<{ facts: Facts; on: string; messages: readonly MessageRow[] }>;

/** What it takes to write. `versions` has more than one where two devices wrote at once. */
export type Writing = Readonly<{
	client: string;
	versions: readonly Version[];
	/** What the next draft takes the place of. */
	before: readonly string[];
	/** What was typed last on this device and is in no draft yet. */
	typed: NoteFields | null;
	/** The signed note of the same name; empty if there is none. */
	signed: string;
	colleagues: readonly Person[];
	templates: readonly Form[];
	today: string;
	zone: string;
}>;

/** A form of notes. */
export type Form = Readonly<{ id: string; name: string; sections: readonly TemplateSection[] }>;

/** A note of a colleague that waits for the viewer's signature. */
export type ToCosign = Readonly<{
	space: string;
	client: string;
	id: string;
	name: string;
	on: string;
}>;

/** A client whose messages have waited for a note for seven days. */
export type DueRow = Readonly<{ space: string; client: string; since: number; messages: number }>;

export type Overview = Readonly<{
	drafts: readonly DraftRow[];
	toCosign: readonly ToCosign[];
	due: readonly DueRow[];
}>;

/** What becomes of a note beside it. */
export type Added = 'more' | 'late' | 'error';
