import { expect, test } from 'vitest';
import { parsePost } from '../../src/lib/protocol/posts.ts';
import type { Opened } from '../../src/lib/sync/folds/opened.ts';
import { faultsOf, fieldsOf, ruleOf, type RowFields } from '../../src/lib/retention/rows.ts';
import { newestKeeping, newestTable, standingHolds } from '../../src/lib/retention/said.ts';
import { founded } from './founded.ts';

const HOLD = { type: 'hold', hold: 'H', on: '2027-01-15', why: 'A lawyer wrote.' };
const RULE = { rule: 'r', source: 'state', kind: 'after_end', years: 7 } as const;

function said(author: 'practice' | 'colleague', ...posts: object[]): Opened[] {
	const { log, ids } = founded();
	const entries = posts.map((post, n) => {
		const header = { id: String(n), author: ids[author], kind: 'post', seq: n + 1 };
		return { entry: { header }, receivedAt: n, post: parsePost({ ...post }) };
	});
	return [...log, ...(entries as unknown as Opened[])];
}

test('a hold stands until the practice releases it, and nobody else', () => {
	const held = said('practice', HOLD);
	expect(standingHolds(held).map(({ why }) => why)).toEqual(['A lawyer wrote.']);
	expect(standingHolds(said('practice', HOLD, { ...HOLD, gone: 1 }))).toEqual([]);
	const byColleague = said('colleague', { ...HOLD, gone: 1 }).at(-1);
	expect(standingHolds([...held, ...(byColleague ? [byColleague] : [])])).toHaveLength(1);
	expect(standingHolds(said('colleague', HOLD))).toEqual([]);
});

test('of rules and of what was chosen the newest of the practice counts', () => {
	const keeping = { type: 'keeping', rules: ['r'], ended_on: '2027-01-15' };
	const later = { ...keeping, rules: ['r', 's'] };
	expect(newestKeeping(said('practice', keeping, later))?.rules).toEqual(['r', 's']);
	expect(newestKeeping(said('colleague', keeping))).toBeNull();
	const twice = { type: 'retention', rules: [RULE, { ...RULE, years: 1 }] };
	expect(newestTable(said('practice', twice)).map(({ years }) => years)).toEqual([7]);
	expect(newestTable(said('practice', twice, { type: 'retention', rules: [] }))).toEqual([]);
});

const ROW: RowFields = {
	...{ rule: 'r', source: 'state', kind: 'after_end', name: 'Ours', on: '' },
	...{ years: '7', age: '', checkedOn: '2027-01-15' },
};

test.each([
	[{}, []],
	[{ name: ' ' }, ['name']],
	[{ years: 'ten' }, ['years']],
	[{ years: '101' }, ['years']],
	[{ years: '-1' }, ['years']],
	[{ age: '1.5' }, ['age']],
	[{ checkedOn: '' }, ['checked']],
	[{ checkedOn: '', years: '' }, []], // it counts for nothing yet
	[{ checkedOn: '', kind: 'after_majority' }, []],
	[{ checkedOn: '', kind: 'fixed', on: '2040-06-30' }, ['checked']],
] as const)('of a row with %o is wrong: %o', (changed, faults) => {
	const found = faultsOf([{ ...ROW, ...changed }]);
	expect([...(found.get('r') ?? [])]).toEqual(faults);
});

test('a row says a line, and leaves out what its kind does not count by', () => {
	const rule = ruleOf({ ...ROW, age: '18', on: '2040-06-30' });
	expect(rule).toMatchObject({ years: 7, age: -1, on: '' });
	expect(ruleOf(fieldsOf(rule))).toEqual(rule);
	expect(ruleOf({ ...ROW, kind: 'fixed', on: '2040-06-30' })).toMatchObject({ years: -1 });
});
