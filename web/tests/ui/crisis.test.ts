import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { assertComplete } from '../../build-plugins/locales.ts';
import {
	confirmedAt,
	countriesWithHelp,
	helpFor,
	linkTo,
	type CrisisLines,
} from '../../src/lib/ui/crisis.ts';

const file = new URL('../../../src/meantime/content/crisis_lines.yaml', import.meta.url);
const content = parse(readFileSync(file, 'utf8')) as CrisisLines;

test('lines in the language of the person come first', () => {
	const [first] = helpFor(content, 'US', 'es').lines;
	expect(first?.languages).toContain('es');
	expect(helpFor(content, 'US', 'es').lines.map(({ id }) => id)).toContain('us.veterans');
});

test('a line for some comes after those for everybody, and says whom it serves', () => {
	const { lines } = helpFor(content, 'US', 'en');
	expect(lines.at(-1)?.id).toBe('us.veterans');
	expect(lines.at(-1)?.only_for?.en).toContain('veterans');
});

const NOW = Date.parse('2026-11-29T12:00:00Z');
const DAY = 86_400_000;
const ago = (days: number) => new Date(NOW - days * DAY).toISOString();

test.each([
	['today', ago(0), NOW],
	['to the day as long ago as it counts', ago(180), NOW - 180 * DAY],
	['a moment longer ago', new Date(NOW - 180 * DAY - 1).toISOString(), 0],
	['a year ago', ago(365), 0],
	['by a clock that is ahead', ago(-1), NOW + DAY],
	['at no time that can be read', 'yesterday', 0],
])('a line that was confirmed %s', (_, at, confirmed) => {
	expect(confirmedAt({ 'us.988': at }, { id: 'us.988' }, content, NOW)).toBe(confirmed);
});

test('a line counts as confirmed by its own check alone', () => {
	expect(confirmedAt({ 'us.veterans': ago(1) }, { id: 'us.988' }, content, NOW)).toBe(0);
});

test('what nobody has checked is never shown', () => {
	expect(helpFor(content, 'AR', 'es')).toEqual({ number: '', lines: [] });
	expect(helpFor(content, 'MX', 'es').number).toBe('');
	expect(countriesWithHelp(content)).not.toContain('AR');
});

test('an unknown country has no number of its own', () => {
	expect(helpFor(content, '', 'en')).toEqual({ number: '', lines: [] });
	expect(helpFor(content, 'XX', 'en').number).toBe('');
});

test.each([
	[{ type: 'call', value: '0800 111 0 111' } as const, null, 'tel:08001110111'],
	[{ type: 'call', value: '*4141' } as const, null, 'tel:*4141'],
	[{ type: 'text', value: '741741' } as const, 'HOME', 'sms:741741?&body=HOME'],
	[{ type: 'text', value: '988' } as const, null, 'sms:988'],
	[{ type: 'chat', value: 'https://988lifeline.org' } as const, null, 'https://988lifeline.org'],
])('%j is reached by its link', (channel, word, link) => {
	expect(linkTo(channel, word)).toBe(link);
});

test('a content file that lacks a language fails the build', () => {
	expect(() => {
		assertComplete(content);
	}).not.toThrow();
	expect(() => {
		assertComplete({ locales: ['en', 'es'], card: { text: { en: 'Only one.' } } });
	}).toThrow('.card.text lacks es');
});
