import { expect, test } from 'vitest';
import { encode } from '../../src/lib/protocol/canonical.ts';
import { pad } from '../../src/lib/protocol/sealing.ts';
import { countWords, partsOf } from '../../src/lib/threads/length.ts';

const LINE = 'It came back tonight, and I "waited" as you said.\n\n';

test.each([
	['', 0],
	['  \n ', 0],
	['Tight, hot, then just tired.', 5],
	['one\ntwo\t three', 3],
])('%j has %i words', (text, count) => {
	expect(countWords(text)).toBe(count);
});

test('a short message is one part, as it was typed', () => {
	expect(partsOf(' Two\n\nlines. ')).toEqual(['Two\n\nlines.']);
	expect(partsOf('  ')).toEqual([]);
});

test.each([
	['prose', LINE.repeat(2_000)],
	['one long line', 'word '.repeat(20_000)],
	['no pause at all', 'x'.repeat(100_000)],
	['what needs escapes', '"\n'.repeat(50_000)],
	['emoji', '👩‍👧 '.repeat(12_000)],
])('100 kB of %s goes into parts that fit a post, and nothing is lost', (_, text) => {
	const parts = partsOf(text);
	expect(parts.length).toBeGreaterThan(1);
	for (const part of parts) expect(() => pad(encode({ type: 'text', text: part }))).not.toThrow();
	expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
});

test('a cut falls between paragraphs', () => {
	expect(partsOf(LINE.repeat(2_000))[0]?.endsWith('as you said.')).toBe(true);
});
