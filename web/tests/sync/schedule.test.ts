import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { occurrences } from '../../src/lib/sync/schedule.ts';

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

function shownIn(zone: string, at: number): string {
	const options = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
	return new Intl.DateTimeFormat('en-GB', options).format(at);
}
