import type { InsightMetric, Insights } from '../api/shapes/insights.ts';
import type { Locale } from '../text/catalogue.ts';
import type { MetricWords } from './content.ts';

/** What the server has counted, and whether the viewer may count the rest on this device. */
export type InsightsView = Readonly<{ numbers: Insights; isCustodian: boolean }>;

/** What this device has counted, and how many spaces it could not read. */
export type CountedHere = Readonly<{ metrics: readonly InsightMetric[]; unread: number }>;

/** A metric with its words. */
export type Told = Readonly<{ metric: InsightMetric; words: MetricWords }>;

export type WordsOf = Readonly<Record<string, Readonly<Record<Locale, string>>>>;
