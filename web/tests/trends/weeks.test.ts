import { expect, test } from 'vitest';
import { findPatterns, type Known, type Patterns } from '../../src/lib/trends/weeks.ts';
import { vectors } from '../protocol/people.ts';

type Case = { name: string; known: Known; patterns: Patterns };

test.each((vectors('patterns.json') as { cases: Case[] }).cases)('$name', ({ known, patterns }) => {
	expect(findPatterns(known)).toEqual(patterns);
});

test('an unknown zone is an error, and not another zone', () => {
	const [{ known }] = (vectors('patterns.json') as { cases: [Case] }).cases;
	expect(() => findPatterns({ ...known, zone: 'Mars/Olympus' })).toThrow(RangeError);
});
