import { expect, test } from 'vitest';
import {
	begun,
	blank,
	dueOf,
	estimateOf,
	soonOver,
	toldOf,
	type EstimateFields,
	type ServiceFields,
} from '../../src/lib/billing/papers/estimate.ts';
import { FACTS } from './facts.ts';

const SESSION: ServiceFields = { ...blank('Session'), count: '40', price: '150', code: 'OWN 9' };
const FIELDS: EstimateFields = {
	...{ since: '2026-12-01', until: '2027-11-30', askedOn: '', bookedOn: '' },
	services: [SESSION],
};
const read = (said: Partial<EstimateFields>) =>
	estimateOf({ ...FIELDS, ...said }, FACTS, 'USD', 'en');

test.each([
	[{ since: '' }, 'since'],
	[{ until: '2026-11-30' }, 'until'],
	[{ until: '2027-12-01' }, 'until'],
	[{ askedOn: '2026-12-01' }, 'askedOn'],
	[{ bookedOn: '2026-12-01' }, 'bookedOn'],
	[{ services: [{ ...SESSION, title: ' ' }] }, '0.title'],
	[{ services: [SESSION, { ...SESSION, count: '0' }] }, '1.count'],
	[{ services: [{ ...SESSION, count: '1.5' }] }, '0.count'],
	[{ services: [{ ...SESSION, price: '' }] }, '0.price'],
	[{ services: [{ ...SESSION, tax: '1.555' }] }, '0.tax'],
] as const)('%j is marked at %s', (said, field) => {
	const { post, faults } = read(said as Partial<EstimateFields>);
	expect([post, Object.keys(faults)]).toEqual([null, [field]]);
});

test('without a word of who sends bills there is none', () => {
	expect(estimateOf(FIELDS, { ...FACTS, office: null }, 'USD', 'en').post).toBeNull();
});

test('what is scheduled by itself has no price here, and the server is told a sum and days', () => {
	const apart = { ...blank('Testing'), count: 'x', isApart: true };
	const taxed = { ...SESSION, count: '2', price: '10.50', tax: '1' };
	const { post } = read({ services: [SESSION, taxed, apart], askedOn: '2026-11-27' });
	expect(post?.services[2]).toMatchObject({ count: 1, amount: 0, separately: 1 });
	expect(post && toldOf(post)).toEqual({
		...{ currency: 'USD', amount: 40 * 15_000 + 2 * 1150, made_on: '2026-11-30' },
		...{ since: '2026-12-01', until: '2027-11-30', due_on: '2026-12-02' },
	});
});

test.each([
	['', ''],
	['2026-11-27', '2026-11-30'], // three business days ahead of the first service
])('booked on "%s" it is due by "%s"', (booked, due) => {
	expect(dueOf({ asked_on: '', scheduled_on: booked, since: '2026-12-03' })).toBe(due);
});

const month = (replies: number) => ({ month: '2026-10-01', replies, charged: 0, seconds: 0 });
const plan = { kind: 'per_message', price: 1500, tax: 1000, currency: 'USD' } as const;

test('it begins with messages as they cost now, as many as in the months before', () => {
	const counted = [month(99), month(3), month(4)]; // this month is not over
	const { services, until } = begun({ plan, counted, today: '2026-11-30' }, 'Messages', 'en');
	expect(until).toBe('2027-11-29');
	expect(services).toEqual([
		{ ...blank('Messages'), count: '42', price: '15', tax: '1.50', isMessaging: true },
	]);
});

test('a plan by the month is twelve of them, and what costs nothing has no line', () => {
	const monthly = { ...plan, kind: 'monthly', tax: 0 } as const;
	const [line] = begun({ plan: monthly, counted: [], today: '2026-11-30' }, 'M', 'en').services;
	expect(line).toMatchObject({ count: '12', price: '15', tax: '' });
	const free = { ...plan, kind: 'included', price: 0 } as const;
	expect(begun({ plan: free, counted: [], today: '2026-11-30' }, 'M', 'en').services).toEqual([
		blank(),
	]);
});

test.each([
	[39_999, 0, 1, true],
	[39_998, 0, 1, false],
	[0, 40_000, 0, false], // that is said already
	[0, 0, 40_000, true],
])(
	'above by %i billed, %i more billed and %i waiting, it is said before: %s',
	(one, two, more, isSaid) => {
		const estimate = {
			...{ id: 'e', currency: 'USD', amount: 10_000, billed: 10_000 + one + two },
			...{ since: '2026-01-01', until: '2026-12-31', made_on: '2026-01-01', due_on: null },
		};
		const found = soonOver([estimate], { USD: more, EUR: 99_999 }, '2026-11-30');
		expect(found).toEqual(isSaid ? [estimate] : []);
		expect(soonOver([estimate], { USD: more }, '2027-01-01')).toEqual([]);
	},
);
