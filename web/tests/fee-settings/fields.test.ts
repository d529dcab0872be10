import { expect, test } from 'vitest';
import type { BillingSettings } from '../../src/lib/api/shapes/billing.ts';
import { fieldsOf, isWrongNpi, settingsOf } from '../../src/lib/fee-settings/fields.ts';

const SETTINGS: BillingSettings = {
	...{ currency: 'USD', tax: 825, run_day: 3, due_days: 30, remind_after_days: 14 },
	...{ codes: { reply: 'OWN 1' }, visits_count: true },
};

test.each(['en', 'es'])('what stands there is read back the same in %s', (locale) => {
	const { settings, wrong } = settingsOf(fieldsOf(SETTINGS, locale));
	expect([settings, wrong]).toEqual([SETTINGS, []]);
});

test.each([
	['currency', 'US'],
	['currency', 'Euro'],
	['tax', '101'],
	['tax', '8.255'],
	['runDay', '29'],
	['runDay', '0'],
	['dueDays', '366'],
	['remindAfterDays', ''],
] as const)('%s "%s" has to be mended', (field, typed) => {
	const { wrong } = settingsOf({ ...fieldsOf(SETTINGS, 'en'), [field]: typed });
	expect(wrong).toEqual([field]);
});

test('a code is short and plain, and an empty one is none', () => {
	const fields = fieldsOf(SETTINGS, 'en');
	const codes = { ...fields.codes, reply: ' ', month: '=1+1', long: 'A'.repeat(17) };
	const { settings, wrong } = settingsOf({ ...fields, codes });
	expect(wrong).toEqual(['month', 'long']);
	expect(settings.codes.reply).toBeUndefined();
});

test('a small currency is written in capitals', () => {
	expect(settingsOf({ ...fieldsOf(SETTINGS, 'en'), currency: ' eur ' }).settings.currency).toBe(
		'EUR',
	);
});

test.each([
	['', false],
	['1234567893', false], // the example of the standard
	['1234567894', true],
	['123456789', true],
	['12345678933', true],
	['123456789X', true],
])('an NPI "%s" is wrong: %s', (npi, isWrong) => {
	expect(isWrongNpi(npi)).toBe(isWrong);
});
