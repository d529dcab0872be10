import { expect, test } from 'vitest';
import { endOfMonth, plus, weekdayOf } from '../../src/lib/fees/rules/days.ts';
import { pausedDays, thisMonth } from '../../src/lib/fees/rules/months.ts';
import { planOn, type Plan, type Reply } from '../../src/lib/fees/rules/plans.ts';
import { camel, plain } from './plain.ts';
import { answered } from './vectors.ts';

type Held = { plans: Plan[]; day: string; id: string };
type Case = { what: string; plans: Plan[]; replies: Reply[]; today: string; pauses: string[] };

test.each(camel(answered('plan_on')) as Held[])('on $day holds "$id"', ({ plans, day, id }) => {
	expect(planOn(plans, day)?.id ?? '').toBe(id);
});

test.each(camel(answered('months')) as (Case & { month: unknown })[])(
	'$what',
	({ plans, replies, today, pauses, month }) => {
		const { plan, ...rest } = thisMonth(plans, replies, today, pauses);
		expect(plain({ ...rest, plan: plan?.id ?? '' })).toEqual(plain(month));
	},
);

test.each(answered('paused_days') as { pauses: [string, string | null][]; days: string[] }[])(
	'$pauses are $days',
	({ pauses, days }) => {
		expect(pausedDays(pauses, '2028-02-15')).toEqual(days);
	},
);

test('days go over the ends of months', () => {
	expect([plus('2028-02-28', 2), plus('2028-03-01', -1)]).toEqual(['2028-03-01', '2028-02-29']);
	expect([endOfMonth('2028-02-01'), endOfMonth('2028-12-31')]).toEqual([
		'2028-02-29',
		'2028-12-31',
	]);
	expect([weekdayOf('2026-11-30'), weekdayOf('2026-11-29')]).toEqual([0, 6]);
});
