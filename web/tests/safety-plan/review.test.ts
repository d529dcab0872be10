import { expect, test } from 'vitest';
import { reviewDue } from '../../src/lib/safety-plan/review.ts';

const DAY = 86_400_000;
const SAVED = 1_750_000_000_000;
const RULES = { rules: { review_after: ['safety_event', '90 days'] } };

test.each([
	['a fresh plan', 0, 0, ''],
	['the last moment of the ninetieth day', 90 * DAY - 1, 0, ''],
	['ninety days', 90 * DAY, 0, 'months'],
	['a year', 365 * DAY, 0, 'months'],
	['an event that was before it', DAY, SAVED - 1, ''],
	['an event at the same moment', DAY, SAVED, ''],
	['an event after it', DAY, SAVED + 1, 'event'],
	['an event and ninety days', 90 * DAY, SAVED + 1, 'event'],
	['a clock that is behind', -DAY, 0, ''],
])('%s', (_, age, eventAt, due) => {
	expect(reviewDue(RULES, SAVED, eventAt, SAVED + age)).toBe(due);
});

test('a practice that sets no time is reminded of none', () => {
	const rules = { rules: { review_after: [] } };
	expect(reviewDue(rules, SAVED, SAVED + 1, SAVED + 900 * DAY)).toBe('');
});
