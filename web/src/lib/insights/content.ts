/** What metrics are called and how they are counted (src/meantime/content/metrics.yaml). */
import type { InsightSource, InsightUnit } from '../api/shapes/insights.ts';
import type { Locale } from '../text/catalogue.ts';

type Localised = Readonly<Record<Locale, string>>;

/** `says` is what it tells, `counted` how it comes about. */
export type MetricWords = Readonly<{
	id: string;
	unit: InsightUnit;
	counted_by: InsightSource;
	title: Localised;
	says: Localised;
	counted: Localised;
}>;

/** `least`: of how many people at least anything is shown; `words` are said around the numbers. */
export type MetricsContent = Readonly<{
	least: number;
	words: Readonly<Record<string, Localised>>;
	metrics: readonly MetricWords[];
}>;
