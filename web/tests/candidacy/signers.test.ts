import '../sync/platform.ts';
import { expect, test } from 'vitest';
import { latestOf } from '../../src/lib/candidacy/signers.ts';

const TODAY = '2026-11-30';
const RUTH = ['ruth'];

test('what is signed counts until the last day on which a guardian is needed', () => {
	expect(latestOf({ named: RUTH, until: '2027-05-01' }, '', TODAY)).toBe('2027-05-01');
	expect(latestOf({ named: RUTH, until: '' }, '2027-05-01', TODAY)).toBe('');
});

test('with nobody named there is no such day', () => {
	expect(latestOf({ named: [], until: '2027-05-01' }, '2027-05-01', TODAY)).toBe('');
});

test('who has come of age stays so: what they signed as a minor counts no more', () => {
	expect(latestOf({ named: [], until: '' }, '2026-11-29', TODAY)).toBe('2026-11-29');
	expect(latestOf({ named: RUTH, until: '2027-05-01' }, '2026-11-29', TODAY)).toBe('2026-11-29');
});

test('on the last day itself they are not of age', () => {
	expect(latestOf({ named: RUTH, until: '2027-05-01' }, TODAY, TODAY)).toBe('2027-05-01');
});
