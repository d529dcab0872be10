import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nudgeOf, turnsOf } from '../../src/lib/talks/nudges.ts';

const HOUR_MS = 3_600_000;
const NOW = 100 * HOUR_MS;
/** Messages an hour apart until now, each by the client (`c`) or the care team (`t`). */
const said = (who: string) =>
	Array.from(who).map((each, n) => ({
		isClient: each === 'c',
		at: NOW - (who.length - n) * HOUR_MS,
	}));
const words = (n: number) => Array.from({ length: n }, () => 'word').join(' ');

test.each([
	['', 0],
	['ccc', 0],
	['ctctctc', 6],
	['ccttcc', 2],
])('in %s there are %i turns', (who, turns) => {
	expect(turnsOf(said(who), NOW)).toBe(turns);
});

test('what is more than a day ago is no turn', () => {
	expect(turnsOf(said('ctctctc'), NOW + 18 * HOUR_MS)).toBe(4);
	expect(turnsOf(said('ctctctc'), NOW + 48 * HOUR_MS)).toBe(0);
});

test('the sixth turn within a day suggests a talk, and so does an answer that is long to type', () => {
	expect(nudgeOf(said('ctctct'), '', NOW)).toBeNull();
	expect(nudgeOf(said('ctctctc'), '', NOW)).toBe('turns');
	expect(nudgeOf([], words(150), NOW)).toBeNull();
	expect(nudgeOf([], words(151), NOW)).toBe('long');
});

test('there are never more turns than messages, and one side alone takes none', () => {
	const who = fc.string({ unit: fc.constantFrom('c', 't'), maxLength: 40 });
	fc.assert(
		fc.property(who, (each) => {
			const turns = turnsOf(said(each), NOW);
			expect(turns).toBeLessThanOrEqual(Math.max(0, each.length - 1));
			if (new Set(Array.from(each)).size < 2) expect(turns).toBe(0);
		}),
	);
});
