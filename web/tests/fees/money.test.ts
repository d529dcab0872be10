import { expect, test } from 'vitest';
import { ofDays, reduced, taxOn } from '../../src/lib/fees/rules/money.ts';
import { exponent, read, typed, written } from '../../src/lib/fees/rules/written.ts';
import { answered } from './vectors.ts';

test.each(answered('rates') as [number, number, number, number][])(
	'%i at %i: tax %i, reduced %i',
	(amount, rate, tax, less) => {
		expect([taxOn(amount, rate), reduced(amount, rate)]).toEqual([tax, less]);
	},
);

test.each(answered('days') as [number, number, number, number, number][])(
	'%i for days %i to %i of %i: %i',
	(amount, first, last, length, cost) => {
		expect(ofDays(amount, first, last, length)).toBe(cost);
	},
);

test.each(answered('digits') as [string, number][])('%s has %i digits', (currency, digits) => {
	expect(exponent(currency)).toBe(digits);
});

test.each(answered('written') as [number, string, string, string][])(
	'%i %s in %s: %s',
	(amount, currency, locale, text) => {
		expect(written(amount, currency, locale).replace(/[\u00a0\u202f]/g, ' ')).toBe(text);
	},
);

test.each(answered('typed') as [number, string, string, string][])(
	'%i %s in %s is typed %s',
	(amount, currency, locale, text) => {
		expect(typed(amount, currency, locale)).toBe(text);
	},
);

test.each(answered('read') as [string, string, string, number | null][])(
	'"%s" %s in %s: %s',
	(text, currency, locale, amount) => {
		expect(read(text, currency, locale)).toBe(amount);
	},
);
