import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { following, isOfSeries, scheduledIn } from '../../src/lib/review/checkins.ts';
import { occurrences } from '../../src/lib/review/schedule.ts';
import type { Sent } from '../../src/lib/review/view.ts';

type Case = { first: string; zone: string; every_days: number; count: number; at: string[] };
const { cases } = JSON.parse(readFileSync('../vectors/schedule.json', 'utf8')) as { cases: Case[] };

test.each(cases)('from $first in $zone', ({ first, zone, every_days: every, count, at }) => {
	expect(occurrences(first, zone, every, count)).toEqual(at.map((each) => Date.parse(each)));
});

test('the clock shows the time again, unless it skips it', () => {
	const minutes = fc.integer({ min: 0, max: 4 * 366 * 1_440 });
	const zones = fc.constantFrom('America/New_York', 'Europe/Madrid', 'Asia/Kolkata', 'UTC');
	fc.assert(
		fc.property(minutes, zones, fc.integer({ min: 1, max: 12 }), (minute, zone, count) => {
			const first = new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString().slice(0, 16);
			const coming = occurrences(first, zone, 7, count);
			const wanted = first.slice(11);
			const skipped = coming.filter((at) => shownIn(zone, at) !== wanted);
			expect(skipped.length).toBeLessThanOrEqual(1);
			expect(coming).toEqual(coming.toSorted((one, other) => one - other));
		}),
		{ numRuns: 60 },
	);
});

const NOW = 1_000;

function sent(id: string, showAt: number, more: Partial<Sent> = {}): Sent {
	const base = { id, showAt, space: 's', kind: 'text', text: 'How are you?', re: '' } as const;
	return { ...base, at: 0, fate: 'leaves', isWithdrawn: false, ...more } as Sent;
}

test('what is scheduled was not asked for, is still to come, and comes in its order', () => {
	const all = [
		sent('late', NOW + 2),
		sent('soon', NOW + 1),
		sent('past', NOW),
		sent('answer', NOW + 1, { re: 'asked' }),
		sent('back', NOW + 1, { isWithdrawn: true }),
		sent('other', NOW + 1, { space: 'o' }),
	];
	expect(scheduledIn(all, 's', NOW).map(({ id }) => id)).toEqual(['soon', 'late']);
});

test('all that follows is in the same words, from one on', () => {
	const first = sent('1', NOW + 1);
	const second = sent('2', NOW + 2);
	const third = sent('3', NOW + 3);
	const odd = sent('odd', NOW + 3, { text: 'Another.' });
	const all = [first, second, odd, third];
	expect(following(all, second)).toEqual([second, third]);
	expect([isOfSeries(all, first), isOfSeries(all, odd)]).toEqual([true, false]);
});

function shownIn(zone: string, at: number): string {
	const options = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
	return new Intl.DateTimeFormat('en-GB', options).format(at);
}
