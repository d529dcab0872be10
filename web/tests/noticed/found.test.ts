import { expect, test } from 'vitest';
import {
	carriedByPart,
	carriedLater,
	carriedOf,
	NOTHING,
	type Found,
	type Sign,
} from '../../src/lib/noticed/found.ts';
import type { Tier } from '../../src/lib/screening/packs.ts';

const REASON = { en: '', es: '' };

function signOf(text: string, words: string, rule: string, tier: Tier): Sign {
	const start = Array.from(text.slice(0, text.indexOf(words))).length;
	return { rule, tier, words, start, end: start + Array.from(words).length, reason: REASON };
}

test('nothing noticed asks for what any message asks for', () => {
	expect(carriedOf(NOTHING, '')).toEqual({
		...{ attention: 1, noticed: [], answer: '', tier: 'none', isChecked: true },
	});
});

test('each rule is named once, and no text can have so many that it does not fit', () => {
	const sign = signOf('tonight', 'tonight', 'en.plan', 'urgent');
	const many = Array.from({ length: 90 }, (_, n) => ({ ...sign, rule: `en.${n}` }));
	const found: Found = { tier: 'urgent', signs: [sign, sign, ...many], isCheckable: true };
	const { noticed } = carriedOf(found, '');
	expect(noticed.slice(0, 2)).toEqual(['en.plan', 'en.0']);
	expect(noticed.length).toBeLessThanOrEqual(40);
});

test('of a long text the part with the gravest words asks for attention, and it alone', () => {
	const parts = ['🌧️ A long day. Not again.', 'I will do it tonight.', 'Good night.'];
	const text = parts.join('\n\n');
	const signs = [
		signOf(text, 'Not again', 'en.worn', 'elevated'),
		signOf(text, 'do it tonight', 'en.plan', 'urgent'),
	];
	const carried = carriedByPart(
		text,
		parts,
		{ tier: 'urgent', signs, isCheckable: true },
		'unsure',
	);
	expect(carried.map(({ attention }) => attention)).toEqual([1, 3, 1]);
	expect(carried.map(({ noticed }) => noticed)).toEqual([['en.worn'], ['en.plan'], []]);
	expect(carried.map(({ answer }) => answer)).toEqual(['', 'unsure', '']);
});

test('what only the days show asks for attention with the first part', () => {
	const days = { ...signOf('', '', 'days.many', 'elevated'), words: '' };
	const found: Found = { tier: 'elevated', signs: [days], isCheckable: true };
	const carried = carriedByPart('One.\n\nTwo.', ['One.', 'Two.'], found, '');
	expect(carried.map(({ attention }) => attention)).toEqual([2, 1]);
});

test.each<[Tier, number]>([
	['urgent', 2],
	['elevated', 3],
])('"you misread me" of %s words holds for urgent ones that are found later: %i', (of, asked) => {
	const found: Found = { ...NOTHING, tier: 'urgent' };
	expect(carriedLater(found, { answer: 'misread', tier: of }).attention).toBe(asked);
});
