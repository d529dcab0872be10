import { expect, test } from 'vitest';
import { readUrgent } from '../../src/lib/threads/urgent.ts';

const TOLD_AT = '2027-03-06T04:05:00Z';
const ALERT = {
	entry_id: 'a',
	opened_at: TOLD_AT,
	told_at: TOLD_AT,
	told: 'on_call',
	taken_at: null,
	is_closed: false,
};

test('an honest answer is read whole', () => {
	const told = { wakes: 'nobody', looks_at: TOLD_AT, zone: 'UTC', alerts: [ALERT] };
	const at = Date.parse(TOLD_AT);
	expect(readUrgent(told)).toEqual({
		...{ wakes: 'nobody', looksAt: at },
		alerts: [{ entry: 'a', told: 'on_call', toldAt: at, takenAt: 0, isClosed: false }],
	});
});

test('of an alert that somebody has taken it is known since when', () => {
	const taken = { ...ALERT, told_at: null, told: null, taken_at: TOLD_AT };
	const { alerts } = readUrgent({ wakes: 'nobody', looks_at: null, alerts: [taken] });
	expect(alerts).toMatchObject([{ told: '', toldAt: 0, takenAt: Date.parse(TOLD_AT) }]);
});

test.each([
	null,
	'nobody',
	[],
	{ wakes: 'everybody', looks_at: 'soon', alerts: 'none' },
	{ wakes: { en: '<b>' }, looks_at: 12, alerts: [null, 7, { entry_id: 3 }] },
])('of %j nothing is known', (told) => {
	expect(readUrgent(told)).toEqual({ wakes: '', looksAt: 0, alerts: [] });
});

test('an alert that says half is told of nobody', () => {
	const odd = {
		entry_id: 'a',
		told_at: 'yesterday',
		told: 'everybody',
		taken_at: 7,
		is_closed: 'yes',
	};
	const { alerts } = readUrgent({ wakes: 'clinician', looks_at: null, alerts: [odd, ALERT] });
	expect(
		alerts.map((each) => [each.told, each.toldAt > 0, each.takenAt > 0, each.isClosed]),
	).toEqual([
		['', false, false, false],
		['on_call', true, false, false],
	]);
});
