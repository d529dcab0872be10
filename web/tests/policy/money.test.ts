import { expect, test } from 'vitest';
import { currencyOf, readAmount, writeAmount } from '../../src/lib/policy/money.ts';

test.each([
	['30', 'USD', 3_000],
	['30.5', 'USD', 3_050],
	[' 30,50 ', 'EUR', 3_050],
	['1500', 'CLP', 1_500],
	['1500.5', 'CLP', 0],
	['30.505', 'USD', 0],
	['thirty', 'USD', 0],
	['-3', 'USD', 0],
	['', 'USD', 0],
	['99999999999', 'USD', 0],
])('"%s" %s are %i minor units', (typed, currency, minor) => {
	expect(readAmount(typed, currency, 'en')).toBe(minor);
});

test.each([
	[3_000, 'USD', '30'],
	[3_050, 'USD', '30.50'],
	[5, 'USD', '0.05'],
	[1_500, 'CLP', '1500'],
	[0, 'USD', ''],
])('%i minor units of %s are typed "%s"', (minor, currency, typed) => {
	expect(writeAmount(minor, currency, 'en')).toBe(typed);
	expect(readAmount(typed, currency, 'en')).toBe(minor);
});

test('a country that is not known begins with a currency that is', () => {
	expect([currencyOf('MX'), currencyOf('')]).toEqual(['MXN', 'USD']);
});
