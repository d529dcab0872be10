/** What charts of a client show. Times in ms, days as `2026-08-03`. */
import type { Step } from '../measures/measured.ts';
import type { Locale } from '../text/catalogue.ts';
import type { Patterns } from './weeks.ts';

/** Words of a measure, which may not be there in every language. */
export type Words = Readonly<Partial<Record<Locale, string>>>;

/**
 * A form that was filled in, or one that was asked for in vain: then `total` is null. `askedBy` is
 * who asked, empty where the client filled it in of their own accord.
 */
export type TrendPoint = Readonly<{
	id: string;
	at: number;
	day: string;
	total: number | null;
	band: string;
	askedBy: string;
	sinceLast: Step | null;
	sinceFirst: Step | null;
}>;

/** The totals of one version of a measure over time, oldest first. */
export type Trend = Readonly<{
	id: string;
	/** Who filled it in, where the conversation has several clients; else empty. */
	client: string;
	title: Words;
	credit: string;
	lowest: number;
	highest: number;
	better: 'lower' | 'higher';
	bands: readonly Readonly<{ id: string; from: number; name: Words }>[];
	/** From which total on one looks closer, and which change is more than chance; null if not said. */
	cutOff: number | null;
	reliable: number | null;
	points: readonly TrendPoint[];
}>;

export type TrendsView = Readonly<{
	trends: readonly Trend[];
	/** Who a client would talk to about them. */
	clinician: string;
	/** Whether a check failed here: then only what was verified is shown. */
	isStopped: boolean;
}>;

/** `zone` is the clock that the weeks go by; `measures` stand by their name in the weeks. */
export type PatternsView = Readonly<{
	patterns: Patterns;
	zone: string;
	measures: ReadonlyMap<string, MeasureName>;
	isStopped: boolean;
}>;

/** What a measure is called, for whom where there are several, and the most that it can come to. */
export type MeasureName = Readonly<{ title: Words; client: string; highest: number }>;
