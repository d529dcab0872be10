import { expect, test } from 'vitest';
import { writtenAt } from '../../src/lib/trends/moments.ts';
import { trendsIn } from '../../src/lib/trends/totals.ts';
import type { Trend } from '../../src/lib/trends/view.ts';
import { DAY_MS, NOON, PEOPLE, Thread } from './thread.ts';

function trendsAt(thread: Thread, day: number, zone = 'America/New_York'): Trend[] {
	return trendsIn(thread.log, PEOPLE, { zone, now: NOON + day * DAY_MS });
}

test('nothing asked and nothing answered draws nothing', () => {
	const thread = new Thread();
	thread.ask(0);
	expect(trendsAt(thread, 60)).toEqual([]);
});

test('totals stand on their local days, with who asked and what changed', () => {
	const thread = new Thread();
	thread.fill(0, 18, thread.ask(0));
	thread.fill(14, 11);
	const [trend] = trendsAt(thread, 15);
	expect(trend).toMatchObject({ lowest: 0, highest: 27, cutOff: 10, reliable: 6, client: '' });
	expect(trend?.points).toMatchObject([
		{ day: '2026-03-02', total: 18, band: 'moderately_severe', askedBy: 'Imani Okafor' },
		{ day: '2026-03-16', total: 11, askedBy: '', sinceLast: { points: -7, change: 'better' } },
	]);
});

test('a day is that of whoever looks, also where the clocks change', () => {
	const thread = new Thread();
	const at = Date.parse('2026-03-08T23:30:00-04:00'); // the day on which the clocks went forward
	thread.fill(8, 4, '', 'ada', { at, receivedAt: at });
	expect(trendsAt(thread, 15)[0]?.points[0]?.day).toBe('2026-03-08');
	expect(trendsAt(thread, 15, 'Europe/Madrid')[0]?.points[0]?.day).toBe('2026-03-09');
});

test('a form that was asked for in vain is a gap, once it has gone quiet', () => {
	const thread = new Thread();
	thread.fill(0, 18, thread.ask(0));
	thread.ask(14);
	thread.fill(30, 12);
	const totals = (day: number) => trendsAt(thread, day)[0]?.points.map(({ total }) => total);
	expect(totals(20)).toEqual([18, 12]); // what they can still fill in is none
	expect(totals(40)).toEqual([18, null, 12]);
});

test('two clients of one conversation are two trends, each with its name', () => {
	const thread = new Thread();
	thread.fill(0, 18);
	thread.fill(1, 9, '', 'ben');
	const found = trendsAt(thread, 2).map(({ client, points }) => [client, points.length]);
	expect(found).toEqual([
		['Ben Lind', 1],
		['Ada Lind', 1],
	]);
});

test('a form of staff, or one without an answer, is no point', () => {
	const thread = new Thread();
	thread.fill(0, 18, '', 'imani');
	const open = { measure: 'phq9', version: '1', locale: 'en', of: '', answers: [], state: 'open' };
	thread.say('ada', { type: 'measure_answer', ...open }, 1);
	expect(trendsAt(thread, 2)).toEqual([]);
});

test('what a clock says that is ahead or far behind counts for nothing', () => {
	expect(writtenAt(NOON - DAY_MS, NOON)).toBe(NOON - DAY_MS); // written offline
	expect(writtenAt(NOON + 1, NOON)).toBe(NOON);
	expect(writtenAt(0, NOON)).toBe(NOON);
});
