import { expect, test } from 'vitest';
import { outcome, type Phase } from '../../src/lib/agreement/candidacy.ts';
import { cases } from './vectors.ts';

type Case = {
	answers: Record<string, string>;
	override: { reason: string; review_in_days: number } | null;
	phase: Phase;
	outcome: Record<string, unknown>;
};

test.each(cases<Case>('candidacy'))('$phase: $outcome.decision, $override', (given) => {
	const { reason = '', review_in_days: reviewInDays = 0 } = given.override ?? {};
	const found = outcome(given.answers, given.override && { reason, reviewInDays }, given.phase);
	expect({
		decision: found.decision,
		review_in_days: found.reviewInDays,
		hold: found.hold,
		discuss: found.discuss,
		missing: found.missing,
		is_overridden: found.isOverridden,
		wrong_override: found.wrongOverride,
	}).toEqual(given.outcome);
});
