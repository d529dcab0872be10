import checklist from 'content:candidacy';
import { expect, test } from 'vitest';
import {
	emptyFields,
	judge,
	judgementOf,
	type CandidacyFields,
} from '../../src/lib/candidacy/deciding.ts';

const TODAY = '2026-11-29';
const PROCEED = Object.fromEntries(
	checklist.items.map(({ id, answers, effect }) => [
		id,
		answers.find((each) => effect[each] === 'proceed') ?? '',
	]),
);
const HOLDS = { ...PROCEED, 'cand.safety.now': 'yes' };
const TALK = { ...PROCEED, 'cand.caution.home': 'unsure' };

const fields = (change: Partial<CandidacyFields>): CandidacyFields => ({
	...emptyFields(),
	...change,
});

test('nothing is decided before every question is answered', () => {
	const { decision, wrong } = judge(emptyFields(), TODAY);
	expect(decision).toBeNull();
	expect(Object.keys(wrong)).toEqual(checklist.items.map(({ id }) => id));
	expect(judgementOf(emptyFields(), TODAY)).toBeNull();
});

test('where all is well messaging is offered, and looked at in ninety days', () => {
	expect(judgementOf(fields({ answers: PROCEED }), TODAY)).toEqual({
		...{ answers: PROCEED, decision: 'offer', reviewOn: '2027-02-27' },
		...{ conditions: '', override: null },
	});
});

test('what has to be talked about needs conditions in words', () => {
	expect(judge(fields({ answers: TALK }), TODAY)).toMatchObject({
		decision: 'offer_with_conditions',
		wrong: { conditions: 'missing' },
	});
	const decided = judgementOf(fields({ answers: TALK, conditions: ' By day. ' }), TODAY);
	expect(decided).toMatchObject({ conditions: 'By day.', reviewOn: '2026-12-29' });
});

test('a hold offers nothing', () => {
	const decided = judgementOf(fields({ answers: HOLDS }), TODAY);
	expect(decided).toMatchObject({ decision: 'not_now', override: null });
});

test('a hold gives way to a written reason and an early review alone', () => {
	const over = { answers: HOLDS, isOverridden: true, conditions: 'By day.' };
	expect(judge(fields(over), TODAY).wrong).toEqual({ reason: 'missing' });
	const late = fields({ ...over, reason: 'Agreed.', reviewOn: '2026-12-29' });
	expect(judge(late, TODAY).wrong).toEqual({ review: 'range' });
	expect(judgementOf(fields({ ...over, reason: ' Agreed. ' }), TODAY)).toMatchObject({
		decision: 'offer_with_conditions',
		reviewOn: '2026-12-13',
		override: { reason: 'Agreed.', reviewInDays: 14 },
	});
});

test('a stricter decision may be made, a milder one not', () => {
	const strict = fields({ answers: PROCEED, decision: 'not_now' });
	expect(judgementOf(strict, TODAY)).toMatchObject({
		decision: 'not_now',
		reviewOn: '2026-12-29',
	});
	const mild = fields({ answers: HOLDS, decision: 'offer' });
	expect(judge(mild, TODAY)).toMatchObject({ decision: 'not_now', options: ['not_now'] });
});

test.each([
	['yesterday', '2026-11-28'],
	['too late', '2027-02-28'],
])('it is not looked at again %s', (_, reviewOn) => {
	const asked = fields({ answers: PROCEED, reviewOn });
	expect(judge(asked, TODAY).wrong).toEqual({ review: 'range' });
});
