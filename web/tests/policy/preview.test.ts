import lines from 'content:crisis_lines';
import { expect, test } from 'vitest';
import { defaultDocument } from '../../src/lib/agreement/defaults.ts';
import { levelOf, previewValues, shownTexts } from '../../src/lib/policy/preview.ts';
import { facts } from '../agreement/vectors.ts';

const SAMPLE = {
	therapist: 'Imani Rivera',
	client: 'Robin Vidal',
	guardian: 'Ana Vidal',
	version: 4,
	today: '2027-02-28',
};

function shown(locale: 'en' | 'es', change: object = {}) {
	const document = defaultDocument(facts(change));
	return shownTexts(document, locale, previewValues(document, locale, SAMPLE, lines));
}

test.each(['en', 'es'] as const)(
	'nothing is left to fill in what a client reads in %s',
	(locale) => {
		for (const { id, title, text } of shown(locale)) {
			expect(`${title} ${text}`, id).not.toMatch(/[{}]/);
		}
	},
);

test('a fact that lacks stands as its variable', () => {
	const fee = { plan: 'per_message', amount: 0, currency: 'USD', included: 0 };
	const found = shown('en', { fee }).find(({ id }) => id === 'fee_text');
	expect(found?.text).toContain('{fee_amount}');
});

test('a consent ends so many months later, at the end of a shorter month', () => {
	const end = (today: string, months: number) => {
		const document = defaultDocument(facts({ valid_months: months }));
		return previewValues(document, 'en', { ...SAMPLE, today }, lines)['valid_until'];
	};
	expect(end('2027-02-28', 12)).toBe('February 28, 2028');
	expect(end('2027-08-31', 6)).toBe('February 29, 2028');
	expect(end('2027-12-31', 2)).toBe('February 29, 2028');
});

test('titles stand apart, and what must be ticked is marked', () => {
	const found = shown('en').find(({ id }) => id === 'policy.billing');
	expect(found).toMatchObject({ title: 'Cost', mark: 1 });
});

test('the usual texts can be read by whoever has been to school for nine years', () => {
	for (const locale of ['en', 'es'] as const) {
		const { grade, words, minutes } = levelOf(shown(locale), locale);
		expect(grade).toBeLessThanOrEqual(11);
		expect(words).toBeGreaterThan(500);
		expect(minutes).toBe(Math.ceil(words / 200));
	}
});
