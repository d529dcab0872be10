import { expect, test } from 'vitest';
import { confirmed, isOpen, minutesOf, spent, type Watched } from '../../src/lib/charging/time.ts';

const ON = '2026-11-30';
const MINUTE_MS = 60_000;

function watch(ms: number, before: readonly Watched[] = [], space = 'ada', on = ON): Watched[] {
	return spent(before, { space, on, ms });
}

test('time adds up by client and day', () => {
	let watched = watch(5_000);
	watched = watch(5_000, watched);
	watched = watch(7_000, watched, 'ben');
	watched = watch(9_000, watched, 'ada', '2026-12-01');
	expect(watched.map(({ space, on, ms }) => [space, on, ms])).toEqual([
		['ada', ON, 10_000],
		['ben', ON, 7_000],
		['ada', '2026-12-01', 9_000],
	]);
});

test('a glance wants no confirmation', () => {
	expect(watch(29_999).map(isOpen)).toEqual([false]);
	expect(watch(30_000).map(isOpen)).toEqual([true]);
});

test('what was confirmed is asked about again only as more comes, and keeps its id', () => {
	const first = watch(4 * MINUTE_MS);
	const told = confirmed(first, { space: 'ada', on: ON, seconds: 360, why: 'A call.' });
	expect(told.map(isOpen)).toEqual([false]);
	const later = watch(2 * MINUTE_MS, told);
	expect(later.map(isOpen)).toEqual([true]);
	expect(later.map(minutesOf)).toEqual([8]); // six were confirmed, and two came
	expect(later[0]?.id).toBe(first[0]?.id);
	expect(later[0]?.why).toBe('A call.');
});

test('nothing can be confirmed as no time at all, and later time counts from there', () => {
	const told = confirmed(watch(4 * MINUTE_MS), { space: 'ada', on: ON, seconds: 0, why: '' });
	expect(told.map(isOpen)).toEqual([false]);
	expect(watch(MINUTE_MS, told).map(minutesOf)).toEqual([1]);
});

test('what is older than two months is forgotten', () => {
	const old = watch(5_000, [], 'ada', '2026-09-01');
	expect(watch(5_000, old).map(({ on }) => on)).toEqual([ON]);
});
