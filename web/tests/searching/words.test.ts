import { describe, expect, test } from 'vitest';
import { isFound, placesIn, snippetOf, wordsIn } from '../../src/lib/searching/words.ts';
import { vectors } from '../protocol/people.ts';

type Cases = {
	words: { text: string; words: string[] }[];
	found: { text: string; wanted: string; found: boolean }[];
};
const { words, found } = vectors('searching.json') as Cases;

test.each(words)('the words of "$text" are those of Python', ({ text, words: told }) => {
	expect(wordsIn(text)).toEqual(told);
});

test.each(found)('"$wanted" in "$text": $found, as in Python', ({ text, wanted, found: is }) => {
	expect(isFound(text, wanted)).toBe(is);
});

describe('what was found is shown', () => {
	test('with its place in code points, accents or not', () => {
		expect(placesIn('🙂 Mi corazo\u0301n late', 'CORAZON')).toEqual([{ start: 5, end: 13 }]);
		expect(placesIn('nothing here', 'sleep')).toEqual([]);
	});

	test('in the middle of a long text', () => {
		const { text, spans } = snippetOf(
			`${'before '.repeat(60)}lighthouse ${'after '.repeat(60)}`,
			'light',
		);
		expect([text.startsWith('…'), text.endsWith('…')]).toEqual([true, true]);
		expect(spans.map(({ start, end }) => Array.from(text).slice(start, end).join(''))).toEqual([
			'lighthouse',
		]);
	});
});
