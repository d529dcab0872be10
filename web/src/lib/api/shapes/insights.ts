/** Insights (`meantime.wire.insights`): what the server counts from times alone, in whole weeks. */

export type InsightUnit = 'hours' | 'share' | 'count' | 'ratio' | 'minutes' | 'days';
export type InsightSource = 'server' | 'report' | 'device';

/** Whole weeks that are counted as one, from a Monday until before another (local days). */
export type InsightPeriod = Readonly<{
	from: string;
	until: string;
	n: number;
	value: number | null;
}>;

/** `value`, its interval `low` to `high`, and `p90` are null where not shown or not known. */
export type InsightMetric = Readonly<{
	id: string;
	unit: InsightUnit;
	source: InsightSource;
	/** How many things were counted, and how many still waited as they were. */
	n: number;
	open: number;
	/** How many clients stand behind them at least; fewer than `least` show nothing. */
	people: number;
	is_shown: boolean;
	value: number | null;
	low: number | null;
	high: number | null;
	p90: number | null;
	weeks: readonly InsightPeriod[];
}>;

/** The whole weeks from `since` until before `until`, Mondays in `zone`. */
export type Insights = Readonly<{
	since: string;
	until: string;
	zone: string;
	/** When the newest of it was counted, null before anything was. */
	made_at: string | null;
	least: number;
	/** Whose work it is today, as a number: of 1 it is that one's own. */
	clinicians: number;
	metrics: readonly InsightMetric[];
}>;
