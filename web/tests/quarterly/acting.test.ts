import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { faultsOf, mustAct, usualNext } from '../../src/lib/quarterly/acting.ts';
import { ALWAYS_DECIDED, type Quarterly } from '../../src/lib/quarterly/content.ts';
import type { ReviewFields } from '../../src/lib/quarterly/view.ts';

const file = new URL('../../../src/meantime/content/rollout.yaml', import.meta.url);
const content = parse(readFileSync(file, 'utf8')) as Quarterly;

const EDGES: readonly (readonly [
	question: string,
	part: number,
	of: number,
	act: boolean | null,
])[] = [
	['window', 95, 100, false],
	['window', 94, 100, true],
	['afterhours', 1, 10, false],
	['afterhours', 11, 100, true],
	['creep', 4, 3, true], // up by a third
	['creep', 5, 4, false],
	['safety', 3, 3, false],
	['safety', 2, 3, true],
	['access', 0, 4, false],
	['access', 1, 4, true],
	['safety', 0, 0, null], // there was none
	['outcomes', 1, 6, true],
	['outcomes', 0, 6, false],
	['notes', 2, 2, false],
	['notes', 1, 2, true],
	['equity', 1, 2, null], // nothing says
];

test.each(EDGES)('%s with %i of %i asks to act: %s', (question, part, of, act) => {
	expect(mustAct(`rollout.q.${question}`, { part, of })).toBe(act);
});

test('the next review is a quarter later, over the turn of a year and a leap day', () => {
	expect(usualNext('2027-12-01')).toBe('2028-03-01');
});

const fields = (said: Partial<ReviewFields>, decision = 'Nothing changes.'): ReviewFields => ({
	...{ heldOn: '2026-11-30', nextOn: '2027-03-01' },
	verdicts: { [ALWAYS_DECIDED]: { answer: '', decision } },
	...said,
});

const WRONG: readonly (readonly [said: Partial<ReviewFields>, faults: object])[] = [
	[{}, {}],
	[{ heldOn: '2026-12-01' }, { heldOn: 'ahead' }],
	[{ heldOn: '' }, { heldOn: 'day' }],
	[{ nextOn: '2026-11-30' }, { nextOn: 'order' }],
	[{ nextOn: '2027-12-02' }, { nextOn: 'far' }],
	[{ nextOn: '2027-12-01' }, {}],
	[{ nextOn: '' }, { nextOn: 'day' }],
];

test.each(WRONG)('of %o the faults are %o', (said, faults) => {
	expect(faultsOf(fields(said), '2026-11-30')).toEqual(faults);
});

test('what becomes of the policy is decided each time', () => {
	expect(faultsOf(fields({}, '  '), '2026-11-30')).toEqual({ policy: 'undecided' });
	expect(content.quarterly.map(({ id }) => id)).toContain(ALWAYS_DECIDED);
});

test('every question is there in both languages, with what to act on', () => {
	const bare = content.quarterly.filter(({ ask, act_if: act }) => !ask.es || !act.es || !act.en);
	expect(bare).toEqual([]);
});
