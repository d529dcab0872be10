import { expect, test } from 'vitest';
import type { Estimate, FeePlan } from '../../src/lib/api/shapes/billing.ts';
import { estimatesOf } from '../../src/lib/billing/account/estimates.ts';

const OLD: Estimate = {
	...{ id: 'old', currency: 'USD', amount: 16_240, since: '2028-01-01', until: '2028-12-31' },
	...{ made_on: '2028-01-01', due_on: null, billed: 0 },
};
const NEW: Estimate = { ...OLD, id: 'new', made_on: '2028-03-02' };

/** Agreed to on 2 March by the calendar of New York, where it is still 1 March in Honolulu. */
const PLAN = { agreed_at: '2028-03-02T06:00:00Z' } as FeePlan;

function whys(estimates: Estimate[], today: string, zone = 'America/New_York') {
	return estimatesOf(estimates, { plans: [PLAN], today }, zone).map(({ id, anew }) => [id, anew]);
}

test('a plan that was agreed to behind an estimate needs another', () => {
	expect(whys([OLD], '2028-03-10')).toEqual([['old', 'plan']]);
});

test('the newest estimate is the one that counts', () => {
	expect(whys([NEW, OLD], '2028-03-10')).toEqual([
		['old', ''],
		['new', ''],
	]);
});

test("the day of a plan is the practice's", () => {
	const made = { ...OLD, made_on: '2028-03-01' };
	expect(whys([made], '2028-03-10')).toEqual([['old', 'plan']]);
	expect(whys([made], '2028-03-10', 'Pacific/Honolulu')).toEqual([['old', '']]);
});

test('behind its days an estimate holds no more', () => {
	expect(whys([NEW], '2029-01-01')).toEqual([['new', 'ended']]);
});
