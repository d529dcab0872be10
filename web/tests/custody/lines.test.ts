import { beforeAll, expect, test } from 'vitest';
import { lines } from '../../src/lib/custody/lines.ts';
import type { CustodyView, Holder } from '../../src/lib/custody/view.ts';
import { Text } from '../../src/lib/text/text.svelte.ts';

const text = new Text('en');
const DAY_MS = 24 * 60 * 60 * 1000;
const ruth: Holder = { id: 'r', name: 'Ruth Adler', isMe: true, stored: '2027-03-09', checked: '' };

beforeAll(() => text.with(Promise.resolve(), import('../../src/lib/text/later/custody.ts')));

const well = (changed: Partial<CustodyView> = {}): CustodyView => ({
	...{ holders: [ruth], isAtRisk: false, broken: [], overdue: [], rotating: 0, leavers: [] },
	...{ unattended: [], walking: '', watched: [] },
	last: { at: text.now(), by: 'Ruth Adler', checked: 4, of: 4 },
	...changed,
});
const row = { space: 'S', name: 'Ada Lind', isThread: true };

test('where all is well every line says so', () => {
	expect(lines(text, well()).filter(({ isWell }) => !isWell)).toEqual([]);
});

test.each<[string, Partial<CustodyView>]>([
	['broken', { broken: [{ ...row, code: 'commit', since: 1 }] }],
	['checked', { last: null }],
	['checked', { last: { at: text.now() - 8 * DAY_MS, by: '', checked: 4, of: 4 } }],
	['rotating', { rotating: 3 }],
	['overdue', { overdue: [row] }],
	['leavers', { leavers: [{ id: 'a', name: 'Anna Weiss', spaces: 2 }] }],
	['alone', { unattended: [row] }],
	['risk', { isAtRisk: true }],
])('what is to be done stands under %s alone', (key, changed) => {
	const open = lines(text, well(changed)).filter(({ isWell }) => !isWell);
	expect(open.map((line) => line.key)).toEqual([key]);
});

test('a name that was never given is no gap in a sentence', () => {
	const [left] = lines(text, well({ leavers: [{ id: 'a', name: '', spaces: 2 }] })).filter(
		({ key }) => key === 'leavers',
	);
	expect(left?.said).toContain('Colleague without a name');
});
