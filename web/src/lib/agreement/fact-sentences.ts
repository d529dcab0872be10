/** Each fact by itself in words, as it is shown beside another version's. */
import WORDS from 'content:fact_words';
import type { Document, Facts } from './document.ts';
import { numberWords } from './fact-words.ts';
import { documentValues } from './filling.ts';
import { put } from './variables.ts';
import { joined, type Locale } from './week-words.ts';

export type Fact = keyof Facts;

export const FACTS = [
	'practice',
	'zone',
	'hours',
	'windows',
	'reply_within',
	'allowance',
	'night',
	'fee',
	'retention_years',
	'records_contact',
	'valid_months',
	'programs',
	'ai_tool_purpose',
] as const satisfies readonly Fact[];

/** The value of a fact in words; '' where there is none. */
export function factSaid(document: Document, name: Fact, locale: Locale): string {
	const { facts } = document;
	const values = documentValues(document, locale);
	const value = (variable: string) => values[variable] ?? '';
	const { name: practice, phone, country } = facts.practice;
	const hours = [value('business_hours'), value('business_days')];
	const programs = facts.programs.map((each) => WORDS.programs[each][locale]);
	const said: Readonly<Record<Fact, string>> = {
		practice: [practice, phone, country].filter(Boolean).join(', '),
		zone: value('timezone'),
		hours: hours.filter(Boolean).join(', '),
		windows: value('review_times'),
		reply_within: value('reply_days'),
		allowance: allowanceSaid(facts.allowance, locale),
		night: WORDS.night[facts.night][locale],
		fee: value('billing_text'),
		retention_years: span('year', facts.retention_years, locale),
		records_contact: value('records_contact'),
		valid_months: span('month', facts.valid_months, locale),
		programs: joined(programs, locale) || WORDS.programs.none[locale],
		ai_tool_purpose: value('ai_tool_purpose'),
	};
	return said[name];
}

function allowanceSaid(
	{ characters, messages_a_week: messages }: Facts['allowance'],
	locale: Locale,
): string {
	const form = WORDS.allowance;
	const said = [
		...(characters ? [counted(form.characters[locale], characters, locale)] : []),
		...(messages
			? [counted((messages === 1 ? form.message : form.messages)[locale], messages, locale)]
			: []),
	];
	return joined(said, locale) || form.none[locale];
}

function span(unit: 'year' | 'month', n: number, locale: Locale): string {
	return counted(WORDS.spans[n === 1 ? unit : (`${unit}s` as const)][locale], n, locale);
}

function counted(form: string, n: number, locale: Locale): string {
	return put(form, { n: numberWords(n, locale) });
}
