import { expect, test } from 'vitest';
import { CLAIMS, claimOf, type ClaimMetric } from '../../src/lib/surveys/claims.ts';
import type { Interval } from '../../src/lib/insights/intervals.ts';
import { vectors } from '../protocol/people.ts';

type Case = {
	what: string;
	metric: ClaimMetric;
	tally: { n: number; is_shown: boolean; counts: Record<string, number>; middle: number | null };
	claim: { n: number; is_shown: boolean; part: number; share: Interval | null };
};

const { claims } = vectors('surveys.json') as { claims: Case[] };

test.each(claims)('$what', ({ metric, tally: { is_shown: isShown, ...tally }, claim }) => {
	const { share, ...found } = claimOf(metric, { ...tally, isShown });
	expect(found).toEqual({ n: claim.n, isShown: claim.is_shown, part: claim.part });
	expect(share === null).toBe(claim.share === null);
	for (const key of ['value', 'low', 'high'] as const) {
		if (share && claim.share) expect(share[key]).toBeCloseTo(claim.share[key] ?? NaN, 6);
	}
});

test('each claim has a case', () => {
	expect(new Set(claims.map(({ metric }) => metric))).toEqual(new Set(CLAIMS));
});
