import { describe, expect, test } from 'vitest';
import { lastBefore, sessionFor } from '../../src/lib/preparing/sessions.ts';
import { cutText, fit } from '../../src/lib/preparing/sheet.ts';

const HOUR = 3_600_000;
const at = (hour: number) => ({ startsAt: hour * HOUR, endsAt: (hour + 1) * HOUR, zone: 'UTC' });
const DAYS = [at(10), at(20), at(30)];

describe('the session to prepare', () => {
	test('is the next one, also while it goes on', () => {
		expect(sessionFor(DAYS, { at: 0, now: 20.5 * HOUR })).toBe(DAYS[1]);
		expect(sessionFor(DAYS, { at: 0, now: 21 * HOUR })).toBe(DAYS[2]);
		expect(sessionFor(DAYS, { at: 0, now: 40 * HOUR })).toBeNull();
	});

	test('is the one that was asked for, if it stands', () => {
		expect(sessionFor(DAYS, { at: 10 * HOUR, now: 40 * HOUR })).toBe(DAYS[0]);
		expect(sessionFor(DAYS, { at: 11 * HOUR, now: 0 })).toBeNull();
	});

	test('comes after the last one that is over', () => {
		expect(lastBefore(DAYS, 30 * HOUR, 25 * HOUR)).toBe(21 * HOUR);
		expect(lastBefore(DAYS, 30 * HOUR, 20.5 * HOUR)).toBe(11 * HOUR);
		expect(lastBefore(DAYS, 20 * HOUR, 40 * HOUR)).toBe(11 * HOUR);
		expect(lastBefore(DAYS, 0, 21 * HOUR)).toBe(21 * HOUR);
		expect(lastBefore([], 0, 21 * HOUR)).toBe(0);
	});
});

describe('the sheet', () => {
	const said = (id: string, text: string) => ({ id, at: 0, by: 'client' as const, text });

	test('holds what was starred, then the newest, in their order', () => {
		const every = Array.from({ length: 60 }, (_, n) => said(String(n), 'word '.repeat(40)));
		const printed = [...fit(every, new Set(['3'])).keys()];
		expect(printed[0]).toBe('3');
		expect(printed.at(-1)).toBe('59');
		expect(printed.length).toBeLessThan(20);
		expect(printed).toEqual(printed.toSorted((one, other) => Number(one) - Number(other)));
	});

	test('cuts a long message at the end of a word and says so', () => {
		const { paper, isCut } = cutText('word '.repeat(100));
		expect([paper.endsWith('word'), isCut]).toEqual([true, true]);
		expect(cutText(' short\n\ntext ')).toEqual({ paper: 'short text', isCut: false });
		expect(cutText('x'.repeat(999)).paper.length).toBe(260);
	});
});
