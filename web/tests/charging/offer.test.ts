import { expect, test } from 'vitest';
import { offerOf, type OfferFields } from '../../src/lib/charging/offer.ts';

const WHERE = { today: '2026-11-30', currency: 'USD' };
const FIELDS: OfferFields = {
	...{ kind: 'per_message', amount: '15', share: '100', tax: '0', replies: '' },
	...{ since: '2026-12-01', until: '', text: ' With you in mind. ' },
};

test.each([
	[{ amount: '' }, 'amount'],
	[{ amount: '0' }, 'amount'],
	[{ amount: '-15' }, 'amount'],
	[{ amount: '15.005' }, 'amount'],
	[{ share: '0' }, 'share'],
	[{ share: '101' }, 'share'],
	[{ tax: 'x' }, 'tax'],
	[{ kind: 'limited', replies: '0' }, 'replies'],
	[{ kind: 'limited', replies: '1001' }, 'replies'],
	[{ since: '' }, 'since'],
	[{ since: '2026-11-29' }, 'since'],
	[{ until: '2026-11-30' }, 'until'],
] as const)('%o has to be mended at %s', (wrong, field) => {
	const { offered, faults } = offerOf({ ...FIELDS, ...wrong }, WHERE, 'en');
	expect(offered).toBeNull();
	expect(Object.keys(faults)).toEqual([field]);
});

test('a sliding scale is a share of the amount, and words are trimmed', () => {
	const { offered } = offerOf({ ...FIELDS, share: '62,5 %', tax: '8.25' }, WHERE, 'en');
	expect(offered).toMatchObject({ amount: 1_500, share: 6_250, tax: 825 });
	expect(offered?.text).toBe('With you in mind.');
});

test('what has no price says none, whatever stands in the fields', () => {
	const { offered } = offerOf({ ...FIELDS, kind: 'pilot', amount: 'x', tax: '9' }, WHERE, 'en');
	expect(offered).toMatchObject({ kind: 'pilot', amount: 0, share: 10_000, tax: 0, replies: 0 });
});

test('amounts are read as the language and the currency write them', () => {
	const yen = offerOf({ ...FIELDS, amount: '1 500' }, { ...WHERE, currency: 'JPY' }, 'en');
	expect(yen.offered?.amount).toBe(1_500);
	const euro = offerOf({ ...FIELDS, amount: '15,50' }, { ...WHERE, currency: 'EUR' }, 'es');
	expect(euro.offered?.amount).toBe(1_550);
});
