import { expect, test } from 'vitest';
import { carriedOf, NOTHING, type Sign } from '../../src/lib/noticed/found.ts';
import { isMore } from '../../src/lib/threads/noticing.ts';

const reason = { en: '', es: '' };
const SIGN: Sign = { rule: 'en.tired', tier: 'elevated', words: '', start: 0, end: 5, reason };
const TIRED = carriedOf({ ...NOTHING, tier: 'elevated', signs: [SIGN] }, '');

test.each([
	['of a message that asked for nothing', 1, [], true],
	['that the message does not name', 2, [], true],
	['that is all there already', 2, ['en.tired'], false],
	['that an urgent message does not name', 3, [], false],
])('what is found %s goes after it, or does not', (_, attention, noticed, goes) => {
	expect(isMore(TIRED, { attention, noticed })).toBe(goes);
});

test('what is urgent wakes nobody a second time for a message that was urgent already', () => {
	const grave = carriedOf({ ...NOTHING, tier: 'urgent', signs: [{ ...SIGN, tier: 'urgent' }] }, '');
	expect(isMore(grave, { attention: 2, noticed: [] })).toBe(true);
	expect(isMore(grave, { attention: 3, noticed: [] })).toBe(false);
});

test('nothing goes after a message in which nothing is found', () => {
	expect(isMore(carriedOf(NOTHING, ''), { attention: 0, noticed: [] })).toBe(false);
});
