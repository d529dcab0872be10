/** The form of `record.json` (docs/record.md), as far as it is made and read here. */
import type { JsonObject } from '../protocol/canonical.ts';
import type { Locale } from '../text/catalogue.ts';

/** An entry. Instead of `said` it has a `fault`, or is `unseen`; one of seats has neither. */
export type Row = Readonly<{
	id: string;
	seq: number;
	author: string;
	at: number;
	received_at: string;
	show_at: number;
	attention: number;
	re: string;
	hash: string;
	type: string;
	said?: JsonObject;
	fault?: string;
	unseen?: true;
}>;

/** A file that was sent: its place in the folder and the header of its seal, or its fault. */
export type FileRow = Readonly<{
	space: string;
	entry: string;
	/** Of several files within one post, the place of this one. */
	place?: number;
	file: string;
	header: string;
	fault: string;
}>;

/** What is missing: `what` is `space`, `entry`, `file` or `unsaid`. */
export type Fault = Readonly<{
	what: string;
	space: string;
	entry: string;
	code: string;
	words: string;
}>;

export type PersonView = Readonly<{
	id: string;
	role: string;
	name: string;
	credential: string;
	by: string;
	left_seq: number;
}>;

/** Something that a space shows, by the entry that says it; which fields there are its list says. */
export type View = Readonly<{ entry: string; author: string; at: number }> &
	Readonly<Record<string, unknown>>;

/** What is folded from a space, by the names of its lists. */
export type Views = Readonly<Partial<Record<ViewName, readonly View[]>>>;
export type ViewName =
	| 'changes'
	| 'messages'
	| 'agenda'
	| 'consents'
	| 'requests'
	| 'notes'
	| 'contacts'
	| 'margins'
	| 'disclosures';

export type SpaceView = Views &
	Readonly<{
		space: string;
		purpose: string;
		readers: string;
		seq: number;
		head: string;
		people: readonly PersonView[];
		entries: readonly Row[];
	}>;

export type Content = Readonly<{
	format: 'meantime-record';
	version: 1;
	made_at: string;
	made_by: string;
	zone: string;
	language: Locale;
	practice: Readonly<{ id: string; name: string; phone: string }>;
	about: string;
	faults: readonly Fault[];
	files: readonly FileRow[];
	spaces: readonly SpaceView[];
}>;
