import type { JournalEntry } from '../sync/folds/journal.ts';
import type { Shared } from '../sync/folds/moments.ts';
import type { Day } from './days.ts';

/** An entry of the journal on its local day; `space` is which journal it stands in. */
export type Line = JournalEntry & Readonly<{ space: string; day: string }>;

/** Which entries are wanted: under a tag, or of these ids; all of them for '' and null. */
export type Wanted = Readonly<{ tag: string; ids: readonly string[] | null }>;

/** Some of the entries that are wanted, in order, and how many there are in all. */
export type Slice = Readonly<{ lines: readonly Line[]; count: number }>;

/** A tag as it was written first, and how many entries have it. */
export type TagCount = Readonly<{ tag: string; count: number }>;

/** How much there is: entries, tags (most used first), and the first and the last day, empty for none. */
export type Overview = Readonly<{
	count: number;
	tags: readonly TagCount[];
	first: string;
	last: string;
}>;

/** A month (`2026-03`) with the days on which something was written. */
export type MonthView = Readonly<{ month: string; days: readonly Day[] }>;

/** A renaming of a tag, as it can be taken back: an entry in each journal that has the tag. */
export type Renamed = readonly Readonly<{ space: string; id: string }>[];

/** By entry, where it went last: into which conversation, and how. */
export type Went = Readonly<Record<string, Shared & Readonly<{ thread: string }>>>;

export const EVERYTHING: Wanted = { tag: '', ids: null };
