import { expect, test } from 'vitest';
import { codeRows } from '../../src/lib/billing/papers/codes.ts';
import type { Exchange } from '../../src/lib/fees/rules/digital-visits.ts';

const KNOWN = { needsEvaluation: true, hasConsent: true, isEstablished: true };
const TODAY = '2026-11-30';

function exchange(sessions: readonly string[], minutes = 12): Exchange {
	return {
		...{ reviewedOn: '2026-11-10', isByClient: true, isUrgent: false, ...KNOWN },
		...{ hasOtherCode: false, isRestricted: false },
		spent: [{ seconds: minutes * 60 + 59, isClinician: true, isCountedElsewhere: false }],
		visits: sessions.map((on) => ({ on, isRelated: true })),
	};
}

test('with weekly sessions it is no, with the days that stand against it', () => {
	const weekly = ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'];
	expect(codeRows([exchange(weekly)], KNOWN, TODAY)).toEqual([
		{
			...{ since: '2026-11-10', until: '2026-11-16', minutes: 12, tier: '' },
			reasons: [
				{ reason: 'visit_before', days: ['2026-11-09'] },
				{ reason: 'visit_after', days: ['2026-11-16'] },
			],
		},
	]);
});

test.each([
	['2026-11-02', 'middle'],
	['2026-11-03', ''],
	['2026-11-10', ''],
	['2026-11-17', ''],
	['2026-11-18', 'middle'],
])('a session on %s leaves "%s"', (day, tier) => {
	expect(codeRows([exchange([day])], KNOWN, TODAY)[0]?.tier).toBe(tier);
});

test('without the word of the clinician it is no', () => {
	const [row] = codeRows([exchange([])], { ...KNOWN, hasConsent: false }, TODAY);
	expect(row?.reasons).toEqual([{ reason: 'no_consent', days: [] }]);
});

test('as long as a session may still come it says until when', () => {
	const [row] = codeRows([exchange([])], KNOWN, '2026-11-17');
	expect(row?.reasons).toEqual([{ reason: 'window_open', days: ['2026-11-17'] }]);
});
