import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { newestOf, postOf, type Answered } from '../../src/lib/surveys/answers.ts';
import { closingFault, daysAfter } from '../../src/lib/surveys/closing.ts';
import {
	countedItems,
	optionsOf,
	surveyOf,
	type SurveyContent,
} from '../../src/lib/surveys/content.ts';
import { faultsOf, toFields, toValues } from '../../src/lib/surveys/form.ts';
import { wordsFor } from '../../src/lib/surveys/reading.ts';

const file = new URL('../../../src/meantime/content/survey.yaml', import.meta.url);
const content = parse(readFileSync(file, 'utf8')) as SurveyContent;
const survey = surveyOf(content, 'survey.therapist.pilot');
const items = survey?.items ?? [];

const said = (author: string, receivedAt: number, values = {}, round = 'r'): Answered => ({
	...{ id: `${author}${receivedAt}`, author, role: 'client', round, receivedAt, values },
});

test('of each author the newest answer to a round counts, and of two in one instant the later', () => {
	const found = [
		said('ada', 5, { a: 1 }),
		said('ada', 3, { a: 2 }),
		said('ben', 1, { a: 3 }),
		said('ben', 1, { a: 4 }),
		said('cam', 9, { a: 5 }, 'another'),
	];
	const newest = [...newestOf(found, 'r').values()].map(({ values }) => values);
	expect(newest).toEqual([{ a: 1 }, { a: 4 }]);
});

test('what is skipped is left out, and what was answered before stands in the form again', () => {
	const values = { 'sv.t.load': 4, 'sv.t.minutes': 20, 'sv.t.fit': 'For two of them.' };
	const fields = toFields(items, values);
	expect(fields['sv.t.safety']).toBe('');
	expect(toValues(items, fields)).toEqual(values);
	const fewer = { ...fields, 'sv.t.load': '', 'sv.t.fit': '  ' };
	expect(toValues(items, fewer)).toEqual({ 'sv.t.minutes': 20 });
});

test.each(['-1', '2.5', 'twenty', '1e3', '9999999'])(
	'%s minutes are no number of them',
	(words) => {
		expect(faultsOf(items, { 'sv.t.minutes': words })).toEqual(['sv.t.minutes']);
	},
);

test('nothing at all is no fault, and words have an end', () => {
	expect(faultsOf(items, {})).toEqual([]);
	expect(faultsOf(items, { 'sv.t.fit': 'x'.repeat(2_001) })).toEqual(['sv.t.fit']);
});

test('a post has the round, the version and the language that were read', () => {
	const given = { round: 'r', survey: 's', version: 1, locale: 'es', values: { a: 1, b: null } };
	expect(postOf(given)).toEqual({
		...{ type: 'survey_answer', round: 'r', survey: 's', version: 1, locale: 'es' },
		answers: [{ item: 'a', value: 1 }],
	});
});

test('open words are shown in the order of the alphabet, and of fewer than five not at all', () => {
	const words = ['more', 'Less', 'calls', 'x', 'b'].map((value) => ({ open: value }));
	expect(wordsFor('open', words, 5)).toEqual(['b', 'calls', 'Less', 'more', 'x']);
	expect(wordsFor('open', [...words.slice(1), { open: ' ' }], 5)).toEqual([]);
});

test('every survey of the content can be asked: each closed question has its options', () => {
	for (const each of content.surveys) {
		expect(countedItems(each)).toHaveLength(each.items.length);
		const closed = each.items.filter(({ type }) => type === 'agree5' || type === 'choice');
		expect(closed.filter((item) => optionsOf(content, item).length < 2)).toEqual([]);
	}
});

const DAYS: readonly (readonly [until: string, fault: string])[] = [
	['2026-11-30', ''],
	['2026-11-29', 'past'],
	['', 'past'],
	['2027-02-28', ''],
	['2027-03-01', 'far'],
];

test.each(DAYS)('a survey until %s is %s', (until, fault) => {
	expect(closingFault(until, '2026-11-30')).toBe(fault);
});

test('days are counted over the turn of a year', () => {
	expect(daysAfter('2026-12-20', 14)).toBe('2027-01-03');
});
