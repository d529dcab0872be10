/** Surveys as src/meantime/content/survey.yaml has them. */
import type { Locale } from '../text/catalogue.ts';
import type { Item } from './tally.ts';

type Localised = Readonly<Record<Locale, string>>;

export type Option = Readonly<{ value: string | number; label: Localised }>;

export type SurveyItem = Readonly<{
	id: string;
	type: Item['type'];
	text: Localised;
	/** Of a choice. */
	options?: readonly Option[];
	/** What is counted from it. */
	metric?: string;
}>;

export type Survey = Readonly<{
	id: string;
	audience: 'client' | 'therapist';
	intro: Localised;
	items: readonly SurveyItem[];
	thanks: Localised;
}>;

export type SurveyContent = Readonly<{
	version: number;
	report_min_group: number;
	scales: Readonly<{ agree5: readonly Option[] }>;
	surveys: readonly Survey[];
}>;

export function surveyOf({ surveys }: SurveyContent, id: string): Survey | undefined {
	return surveys.find((each) => each.id === id);
}

/** What can be chosen for an item, in its order; nothing for a number or open text. */
export function optionsOf({ scales }: SurveyContent, { type, options = [] }: SurveyItem) {
	if (type === 'agree5') return scales.agree5;
	return type === 'choice' ? options : [];
}

/** The items as they are counted. */
export function countedItems({ items }: Survey): Item[] {
	return items.map(({ id, type, options = [] }) => ({
		...{ id, type },
		options: options.map(({ value }) => String(value)),
	}));
}
