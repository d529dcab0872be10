import { beforeAll, expect, test } from 'vitest';
import { linesOf, zoneOf } from '../../src/lib/openings/reading.ts';
import { joined, type OpenedView } from '../../src/lib/openings/view.ts';
import { sentenceOf } from '../../src/lib/openings/words.ts';
import { Text } from '../../src/lib/text/text.svelte.ts';

const ZONE = 'America/New_York';
const NAMED = new Map([
	['sam', { name: 'Sam Lee' }],
	['maya', { name: 'Maya Okafor' }],
]) as never;
const COVER = {
	...{
		seat_id: 'sam',
		kind: 'opened',
		role: 'clinician',
		is_cover: true,
		is_emergency: false,
		on: '2027-05-03',
	},
	...{ at: '2027-05-03T14:12:00Z', last_at: '2027-05-03T14:12:00Z', until_seq: -1 },
} as const;
const OWN = { ...COVER, seat_id: 'maya', is_cover: false, on: '2027-05-02', at: null };
const [en, es] = [new Text('en'), new Text('es')];
en.now = es.now = () => Date.parse('2027-05-04T12:00:00Z');

beforeAll(async () => {
	const texts = import('../../src/lib/text/later/openings.ts');
	await Promise.all([en.with(Promise.resolve(), texts), es.with(Promise.resolve(), texts)]);
});

function page(...openings: readonly object[]) {
	return { next: '', zone: ZONE, openings } as never;
}

function said(text: Text, row: object, isMine = true): string {
	const [line] = linesOf(page(row), NAMED);
	return line ? sentenceOf(text, line, ZONE, isMine).replaceAll('\u202f', ' ') : '';
}

test('who covers is told to the minute in the practice’s zone, one’s own therapist by the day', () => {
	expect(said(en, COVER)).toBe(
		'Sam Lee, covering, opened your messages on May 3 at 10:12 AM (New York time).',
	);
	expect(said(en, OWN)).toBe('Maya Okafor opened your messages on May 2.');
	expect(said(es, OWN)).toBe('Maya Okafor abrió sus mensajes el 2 de mayo.');
	expect(said(es, COVER)).toContain('en suplencia, abrió sus mensajes el 3 de mayo a las 10:12');
});

test('a copy is told as one, a supervisor as one, and staff of whose messages they are', () => {
	expect(said(en, { ...OWN, kind: 'copied' })).toBe(
		'Maya Okafor copied your messages to a device on May 2.',
	);
	expect(said(en, { ...COVER, role: 'observer' }, false)).toContain(
		'Sam Lee, supervising, opened the messages',
	);
	expect(said(en, { ...COVER, seat_id: 'x', role: 'practice' })).toContain('record keeper opened');
});

test('an emergency is told as one, and what was opened in it', () => {
	const hour = { ...COVER, is_emergency: true };
	expect(said(en, { ...hour, kind: 'emergency' })).toBe(
		'Your messages were opened for Sam Lee in an emergency on May 3 at 10:12 AM (New York time).',
	);
	expect(said(es, hour)).toContain('Sam Lee, en una emergencia, abrió sus mensajes');
});

test('a day of another year has its year', () => {
	expect(said(en, { ...OWN, on: '2026-12-31' })).toContain('on December 31, 2026');
});

test('a server that names a stranger, or hides marks in a name, gives nobody a name', () => {
	expect(said(en, { ...COVER, seat_id: 'x' })).toContain(
		'Somebody whom this conversation does not',
	);
	const people = new Map([['sam', { name: 'Sam\u202eeeL' }]]) as never;
	const [line] = linesOf(page(COVER), people);
	expect(line && sentenceOf(en, line, ZONE, true)).not.toContain('\u202e');
});

test('a row that cannot be harms no other, nor does a zone that is none', () => {
	const broken = [
		{ ...COVER, on: 'soon' },
		{ ...COVER, on: '2027-13-45' },
		{ ...COVER, at: 'then' },
		{ ...COVER, kind: 'printed' },
	];
	expect(linesOf(page(...broken, OWN), NAMED)).toHaveLength(1);
	expect(zoneOf({ next: '', zone: 'Nowhere/At_All', openings: [] })).toBe('UTC');
	expect(zoneOf({ next: '', zone: ZONE, openings: [] })).toBe(ZONE);
});

test('a day that two pages have is told once', () => {
	const view = (...rows: readonly object[]): OpenedView => ({
		...{ lines: linesOf(page(...rows), NAMED), zone: ZONE, next: 'x' },
		...{ isMine: true, isKept: false },
	});
	const older = { ...view(OWN, { ...OWN, on: '2027-05-01' }), next: '' };
	const both = joined(view(COVER, OWN), older);
	expect(both.lines.map(({ on }) => on)).toEqual(['2027-05-03', '2027-05-02', '2027-05-01']);
	expect(both.next).toBe('');
});
