/** What charts are made of. */

/** How a point is told without eyes: its row of the table, and what is read out at it. */
export type Told = Readonly<{
	label: string;
	cells: readonly string[];
	/** Said in place of the label and the cells. */
	words?: string;
}>;

/** A value of a local day; null where there is none: the line stays open there. */
export type DayPoint = Told &
	Readonly<{ day: string; value: number | null; low?: number | null; high?: number | null }>;

/** A count or an amount of something that has a name: a weekday, an hour, a week. */
export type BarPoint = Told & Readonly<{ value: number; short?: string }>;

/** A value with how far it may be off; null where too little is known. */
export type IntervalPoint = Told &
	Readonly<{ value: number | null; low: number | null; high: number | null }>;

/** A part of the range that has a name, from a value up to the next band. */
export type Band = Readonly<{ from: number; name: string }>;

/** A value that is worth a line across. */
export type Mark = Readonly<{ at: number; name: string }>;

/** One of several things on the same axis; `most` is what its full height stands for. */
export type Lane = Readonly<{
	name: string;
	kind: 'bars' | 'line';
	values: readonly (number | null)[];
	low?: number;
	most: number;
	/** How its full height is written. */
	shown: string;
}>;

/** What is read out at a point. */
export function wordsOf({ label, cells, words }: Told): string {
	return words ?? `${label}: ${cells.filter(Boolean).join(', ')}`;
}
