import { expect, test } from 'vitest';
import type { FeePlan, Terms } from '../../src/lib/api/shapes/billing.ts';
import { agreedPlans, priceOn, sums } from '../../src/lib/charging/prices.ts';

const TERMS: Terms = {
	...{ kind: 'per_message', currency: 'USD', amount: 1_500, share: 10_000, tax: 0, replies: 0 },
	...{ since: '2026-11-01', until: null },
};

const plan = (id: string, agreedAt: string | null, terms: Partial<Terms> = {}): FeePlan => ({
	...{ id, source: 'post', terms: { ...TERMS, ...terms } },
	state: agreedAt === null ? 'offered' : 'agreed',
	...{ offered_at: '2026-10-20T12:00:00Z', agreed_at: agreedAt, stops_on: null },
});

test('an offer that nobody agreed to costs nothing', () => {
	expect(priceOn(agreedPlans([plan('a', null)]), '2026-11-14')).toBeNull();
});

test('a sliding scale is taken before the tax', () => {
	const plans = agreedPlans([plan('a', '2026-11-01T08:00:00Z', { share: 6_000, tax: 825 })]);
	const found = priceOn(plans, '2026-11-14');
	expect(found).toEqual({ plan: 'a', amount: 900, tax: 74, currency: 'USD' });
});

test('the plan that was agreed to last holds, in whatever order they come', () => {
	const old = plan('old', '2026-11-01T08:00:00Z');
	const late = plan('new', '2026-11-09T08:00:00Z', { amount: 2_000, since: '2026-11-10' });
	for (const plans of [agreedPlans([old, late]), agreedPlans([late, old])]) {
		expect(priceOn(plans, '2026-11-09')?.plan).toBe('old');
		expect(priceOn(plans, '2026-11-10')?.plan).toBe('new');
	}
});

test.each(['included', 'monthly', 'limited', 'pilot'] as const)('%s has no price', (kind) => {
	expect(
		priceOn(agreedPlans([plan('a', '2026-11-01T08:00:00Z', { kind })]), '2026-11-14'),
	).toBeNull();
});

test('sums are by currency, with tax', () => {
	const found = sums([
		{ amount: 1_500, tax: 124, currency: 'USD' },
		{ amount: 900, tax: 0, currency: 'JPY' },
		{ amount: 1_500, tax: 124, currency: 'USD' },
	]);
	expect([...found]).toEqual([
		['USD', 3_248],
		['JPY', 900],
	]);
});
