/** Measures as src/meantime/content/measures.yaml has them. */
import type { Locale } from '../text/catalogue.ts';

/** An official wording is not there in every language. */
export type Words = Readonly<Partial<Record<Locale, string>>>;

export type Option = Readonly<{ value: number; label: Words }>;

/** One that is not `scored` counts for nothing; its own options go before the measure's. */
export type Item = Readonly<{
	id: string;
	text: Words;
	scored?: boolean;
	options?: readonly Option[];
}>;

/** What totals mean, in points. `reliable`: from which difference on a change is no chance. */
export type Score = Readonly<{
	lowest: number;
	highest: number;
	better: 'lower' | 'higher';
	/** `name` is there where the content has none. */
	bands: readonly Readonly<{ from: number; id: string; name?: Words }>[];
	positive_at?: number;
	caseness_at?: number;
	reliable?: number;
}>;

/** A questionnaire in its official wording, in the languages of `locales` alone. */
export type Measure = Readonly<{
	id: string;
	version: string;
	title: Words;
	credit: Readonly<{ text: string; url?: string }>;
	licence: string;
	locales: readonly Locale[];
	prompt: Words;
	options: readonly Option[];
	items: readonly Item[];
	score: Score;
	/** Answers that go the way of an urgent message as they are given. */
	safety: readonly Readonly<{ item: string; at_least: number }>[];
}>;

export type MeasuresContent = Readonly<{
	version: number;
	bands: Readonly<Record<string, Words>>;
	measures: readonly Measure[];
}>;
