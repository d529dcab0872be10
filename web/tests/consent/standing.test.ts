import { expect, test } from 'vitest';
import { kindOf } from '../../src/lib/consent/standing.ts';
import type { AgreementView } from '../../src/lib/consent/view.ts';

const NOW = Date.parse('2026-11-29T12:00:00Z');
const SOON = NOW + 86_400_000;

/** Somebody who signed a version, where one of another hash is in force and 2 holds for a day. */
function signed(version: number): AgreementView {
	const agreed = { decision: 'permit', version, hash: `of ${String(version)}`, until: '' };
	const inForce = { version: 4, hash: 'of 4' };
	const holds = { holdsUntil: SOON, heldVersion: 2 };
	return { hindrance: '', agreed, version: inForce, ...holds } as unknown as AgreementView;
}

test.each([
	['the version that holds', 2, 'holds'],
	['one that it follows without a new agreement', 1, 'holds'],
	['the one that asked, which a small change has followed', 3, 'updated'],
	['the one in force', 4, 'agreed'],
])('who has signed %s', (_, version, kind) => {
	expect(kindOf(signed(version), NOW)).toBe(kind);
});

test('once it holds no more, what was signed before is only older', () => {
	expect(kindOf(signed(2), SOON)).toBe('updated');
});
