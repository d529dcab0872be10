/** The lines with which a practice's own table begins, all to be filled in by a person. Pure. */
import template from 'content:whole/retention';
import type { Locale } from '../text/catalogue.ts';
import type { RetentionRule } from './view.ts';

/** Of src/meantime/content/retention.yaml. */
export type RetentionTemplate = Readonly<{
	rules: readonly Pick<RetentionRule, 'rule' | 'source' | 'kind'>[];
	names: Readonly<Record<string, Readonly<Record<Locale, string>>>>;
}>;

const [NOT_FILLED, NOTHING] = [-1, ''];

/** The template as rows of a table, named in a language. */
export function templateRules(locale: Locale): RetentionRule[] {
	return template.rules.map(({ rule, source, kind }) => ({
		...{ rule, source, kind, name: template.names[rule]?.[locale] ?? '' },
		...{ years: NOT_FILLED, age: NOT_FILLED, on: NOTHING, checked_on: NOTHING },
	}));
}
