import { expect, test } from 'vitest';
import { fold } from '../../src/lib/screening/fold.ts';

const folded = (text: string): string =>
	fold(text)
		.map(({ char }) => char)
		.join('');

test.each([
	['capitals and accents go', 'ÁRBOL, Niño', 'arbol, nino'],
	['letters of other alphabets become what they imitate', 'kіll mуѕelf', 'kill myself'],
	['letters made for mathematics become plain ones', '𝐤𝐢𝐥𝐥 𝓶𝓮 ｎｏｗ', 'kill me now'],
	['what is not seen is left out', 'k\u200bi\u00adl\u0301l', 'kill'],
	['every apostrophe is one', 'don’t donʼt don`t', "don't don't don't"],
	['every quotation mark is one', '“yes” «no»', '"yes" "no"'],
	['sentences end with a stop', '¿Qué? 好。', '.que. #.'],
	['a letter that imitates none is no letter of a pack', 'я日', '##'],
	['a sign that stands for a whole sentence is one letter', '\ufdfa', '#'],
])('%s', (_, text, expected) => {
	expect(folded(text)).toBe(expected);
});

test('an offset counts code points, also behind an emoji and a letter that becomes two', () => {
	const places = fold('😀aßb').map(({ char, at }) => `${char}${at}`);
	expect(places).toEqual([' 0', 'a1', 's2', 's2', 'b3']);
});

test('half an emoji is folded, and counts as one', () => {
	expect(fold('\ud83dx')).toEqual([
		{ char: ' ', at: 0 },
		{ char: 'x', at: 1 },
	]);
});
