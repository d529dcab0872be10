import { expect, test } from 'vitest';
import { eveningsOf, morningAfter, shareOutside, writtenSince } from '../../src/lib/review/load.ts';
import type { Sent } from '../../src/lib/review/view.ts';

const ms = (text: string) => Date.parse(text);
const NEW_YORK = 'America/New_York';

/** Monday to Friday, 9 to 18, the clocks change on Sunday, 14 March. */
const DAYS = {
	zone: NEW_YORK,
	days: ['10', '11', '12'].map((day) => {
		const [opens, closes] = [ms(`2027-03-${day}T14:00Z`), ms(`2027-03-${day}T23:00Z`)];
		return {
			on: `2027-03-${day}`,
			periods: [[opens, closes]] as const,
			windows: [],
			until: closes,
		};
	}),
};
const LATER = ms('2027-03-14T00:00Z');

test('an evening with a reply is not free; one that has not ended does not count', () => {
	expect(eveningsOf(DAYS, [], LATER)).toEqual({ all: 3, free: 3 });
	const lateOnWednesday = ms('2027-03-11T03:00Z');
	const earlyOnFriday = ms('2027-03-12T10:59Z'); // 5:59 there
	expect(eveningsOf(DAYS, [lateOnWednesday, earlyOnFriday], LATER)).toEqual({ all: 3, free: 1 });
	expect(eveningsOf(DAYS, [ms('2027-03-12T11:00Z')], LATER).free).toBe(3); // 6:00
	expect(eveningsOf(DAYS, [], ms('2027-03-12T10:59Z')).all).toBe(1);
});

test('what is older than four weeks is forgotten', () => {
	expect(eveningsOf(DAYS, [], LATER + 28 * 86_400_000)).toEqual({ all: 0, free: 0 });
});

test('the morning comes at six by the clock, also when clocks change', () => {
	expect(morningAfter(ms('2027-03-13T23:00Z'), NEW_YORK)).toBe(ms('2027-03-14T10:00Z'));
	expect(morningAfter(ms('2027-11-06T22:00Z'), NEW_YORK)).toBe(ms('2027-11-07T11:00Z'));
	expect(morningAfter(ms('2027-03-10T11:00Z'), NEW_YORK)).toBe(ms('2027-03-11T11:00Z'));
});

test('the share outside the hours goes by when it was written', () => {
	const [inside, outside] = [ms('2027-03-10T15:00Z'), ms('2027-03-11T03:00Z')];
	expect(shareOutside(DAYS, [])).toBe(0);
	expect(shareOutside(DAYS, [inside, inside, inside, outside])).toBe(0.25);
});

test('an acknowledgement is no reply', () => {
	const sent = (kind: Sent['kind'], at: number) => ({ kind, at }) as Sent;
	const both = [sent('text', LATER - 1), sent('in_session', LATER - 1), sent('text', 0)];
	expect(writtenSince(both, LATER)).toEqual([LATER - 1]);
});
