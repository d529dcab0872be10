import { expect, test } from 'vitest';
import { Vocabulary } from '../../src/lib/screening/vocabulary.ts';
import { wordsIn } from '../../src/lib/screening/words.ts';

const OWN = ['i', 'want', 'to', 'kill', 'myself', 'tonight', "don't", 'dont', 'pills', 'off'];
const known = new Vocabulary(OWN, ['hill', 'pulls', 'a', 'the']);

const read = (text: string): string[] => wordsIn(text, known).map((word) => word.text);

test.each([
	['spaced letters are joined', 'I w a n t t o k i l l m y s e l f', 'i want to kill myself'],
	[
		'signs that stand for letters are undone',
		'k1ll my$3lf tonigh7 p!lls',
		'kill myself tonight pills',
	],
	['letters that are held down count once or twice', 'kiiiill myselffff offff', 'kill myself off'],
	['a slip of the finger is undone', 'wnat to klil mysefl', 'want to kill myself'],
	['a slip into a word that is known is none', 'the hill pulls', 'the hill pulls'],
	['two words without a space are two', 'killmyself tonight', 'kill myself tonight'],
	['a word cut in two is one', 'to ki ll myself', 'to kill myself'],
	['a word that nobody knows stays', 'xylophone', 'xylophone'],
])('%s', (_, text, expected) => {
	expect(read(text)).toEqual(expected.split(' '));
});

test('the strongest mark before a word stands with it', () => {
	const marks = wordsIn('I, want. To... (kill)! Myself', known).map(({ mark }) => mark);
	expect(marks).toEqual(['', ',', '.', '.', '.']);
});

test('words know whether they stand in quotation marks that close again', () => {
	const quoted = wordsIn('I want “to kill” myself "tonight', known).map((word) => word.isQuoted);
	expect(quoted).toEqual([false, false, true, true, false, false]);
});

test('places are code points of what was typed', () => {
	const [first, second] = wordsIn('😀😀 k i l l😀 myself', known);
	expect(first).toMatchObject({ text: 'kill', start: 3, end: 10 });
	expect(second).toMatchObject({ text: 'myself', start: 12, end: 18 });
});

test.each(['x', '!', "'*", 'a ', 'a!', 'k i l l ', 'kl0', '"', '\ufdfa', '😀'])(
	'100,000 characters of "%s" are read in a moment',
	(piece) => {
		const started = performance.now();
		read(piece.repeat(100_000 / piece.length));
		expect(performance.now() - started).toBeLessThan(4_000);
	},
);
