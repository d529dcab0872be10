import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { linesToCheck, sourceOf } from '../../src/lib/crisis-lines/due.ts';
import type { CrisisLines } from '../../src/lib/ui/crisis.ts';

const file = new URL('../../../src/meantime/content/crisis_lines.yaml', import.meta.url);
const content = parse(readFileSync(file, 'utf8')) as CrisisLines;
const NOW = Date.parse('2026-11-29T12:00:00Z');
const ago = (days: number) => new Date(NOW - days * 86_400_000).toISOString();

test('lines that nobody confirmed come first, then those whose confirmation is oldest', () => {
	const checks = { 'us.988': ago(1), 'us.veterans': ago(200) };
	const lines = linesToCheck(content, 'US', 'en', checks, NOW);
	expect(lines.map(({ line }) => line.id)).toEqual(['us.crisistextline', 'us.veterans', 'us.988']);
	expect(lines.map(({ isOverdue }) => isOverdue)).toEqual([true, true, false]);
	expect(lines[0]?.at).toBe(0);
	expect(lines[1]?.at).toBe(NOW - 200 * 86_400_000); // it was, though it no longer counts
});

test('a country that the content does not know has no line to confirm', () => {
	expect(linesToCheck(content, '', 'en', {}, NOW)).toEqual([]);
});

test('every line that is shown says where it was read', () => {
	const unsourced = Object.keys(content.countries).flatMap((country) =>
		linesToCheck(content, country, 'en', {}, NOW)
			.map(({ line }) => line.id)
			.filter((id) => sourceOf(content, country, id) === ''),
	);
	expect(unsourced).toEqual([]);
});
