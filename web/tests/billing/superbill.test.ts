import { expect, test } from 'vitest';
import { diagnosesIn, isAccepted, superbillOf } from '../../src/lib/billing/papers/superbill.ts';
import { FACTS, line, statement } from './facts.ts';

const ASKED = { diagnoses: ['F41.1', 'F32.0'], place: '10', modifier: '' };
const OPEN = line('asked', { dispute: 'open' });
const GONE = line('gone', { dispute: 'withdrawn' });
const OWN = line('own', { is_self_pay: true });

test.each([
	['nothing', [], FACTS],
	['nothing', [OPEN, GONE], FACTS],
	['self_pay', [OWN, OPEN], FACTS],
	['no_office', [line('a')], { ...FACTS, office: null }],
	['no_payer', [line('a')], { ...FACTS, payer: ' ' }],
	['no_code', [line('a'), line('b', { code: '' })], FACTS],
	['not_accepted', [line('a'), line('b', { code: 'OWN 2' })], FACTS],
	['not_accepted', [line('a')], { ...FACTS, payer: 'South' }],
	['not_accepted', [line('a')], { ...FACTS, accepts: [] }],
	['not_accepted', [line('a')], { ...FACTS, accepts: ['OWN 1'] }],
] as const)('there is none: %s', (why, lines, facts) => {
	expect(superbillOf(statement(lines), facts, ASKED)).toEqual({ post: null, why });
});

test('what is asked about, taken off or kept from payers is left out', () => {
	const said = superbillOf(statement([OPEN, OWN, line('a'), GONE]), FACTS, ASKED);
	expect(said.post?.lines.map(({ item }) => item)).toEqual(['a']);
});

test('it has the number of its statement, and each line points to all diagnoses', () => {
	const { post } = superbillOf(statement([line('a', { tax: 100 })]), FACTS, ASKED);
	expect(post).toMatchObject({ number: '12', made_on: '2026-11-30', client: 'Kim', member: '7' });
	expect(post?.lines).toEqual([
		{
			...{ item: 'a', on: '2026-10-05', code: 'own 1', amount: 1600, paid: 0, units: 1 },
			...{ place: '10', modifier: '', diagnoses: [1, 2] },
		},
	]);
});

test('the first lines are paid first, and what was refunded or credited is not', () => {
	const { post } = superbillOf(
		statement(
			[line('a'), line('b'), line('c')],
			[
				{ kind: 'payment', amount: 2500, item: '' },
				{ kind: 'refund', amount: 500, item: '' },
				{ kind: 'credit', amount: 500, item: 'a' },
			],
		),
		FACTS,
		ASKED,
	);
	expect(post?.lines.map(({ amount, paid }) => [amount, paid])).toEqual([
		[1000, 1000],
		[1500, 1000],
		[1500, 0],
	]);
});

test('a payer may have a colon in its name, and none is accepted by a code alone', () => {
	expect(isAccepted(['North: Plan B: OWN 1'], 'North: Plan B', 'OWN 1')).toBe(true);
	expect(isAccepted(['North: Plan B: OWN 1'], 'North', 'OWN 1')).toBe(false);
	expect(isAccepted(['OWN 1'], '', 'OWN 1')).toBe(true);
});

test.each([
	['f41.1, F32.0', ['F41.1', 'F32.0']],
	['F41.1;\tR45.851', ['F41.1', 'R45.851']],
	['  ', []],
	['anxiety', null],
	['F41.1, =1+1', null],
])('diagnoses "%s" are read as %j', (typed, read) => {
	expect(diagnosesIn(typed)).toEqual(read);
});
