import { expect, test } from 'vitest';
import type { AgreementStanding } from '../../src/lib/api/shapes/policies.ts';
import { lackOf } from '../../src/lib/caseload/lacking.ts';

const TODAY = '2026-11-29';
const NOW = Date.parse('2026-11-29T12:00:00Z');
const NEVER = { decision: 'none', decided_by: '', decided_at: null, review_on: null } as const;
const offered = (reviewOn: string) => ({
	...NEVER,
	decision: 'offer' as const,
	review_on: reviewOn,
});

test.each<[string, Partial<AgreementStanding>, string]>([
	['nobody has decided anything, and there is no policy', {}, ''],
	['all have signed', { candidacy: offered('2027-01-01'), until: '2027-06-01T00:00:00Z' }, ''],
	['the review has come', { candidacy: offered(TODAY) }, 'review'],
	['the review comes tomorrow', { candidacy: offered('2026-11-30') }, ''],
	['a consent ends within a month', { until: '2026-12-20T00:00:00Z' }, 'ends'],
	['messages are closed, whatever else', { why: 'paused', candidacy: offered(TODAY) }, 'paused'],
])('where %s', (_, change, lack) => {
	expect(lackOf({ why: '', candidacy: NEVER, until: null, ...change }, TODAY, NOW)).toBe(lack);
});
