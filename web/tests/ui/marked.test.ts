import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paragraphsOf } from '../../src/lib/ui/marked.ts';
import { visible } from '../../src/lib/ui/visible.ts';

const marks = (text: string, ...spans: [number, number][]) =>
	paragraphsOf(
		text,
		spans.map(([start, end]) => ({ start, end })),
	).map((runs) => runs.map((run) => (run.isMarked ? `[${run.text}]` : run.text)).join(''));

test('the words that matched are marked where they stand', () => {
	expect(marks('I don’t see the point.', [2, 21])).toEqual(['I [don’t see the point].']);
	expect(marks('one two three', [0, 3], [8, 13])).toEqual(['[one] two [three]']);
});

test('places are counted in code points, as the rules count them', () => {
	expect(marks('😔😔 lost', [3, 7])).toEqual(['😔😔 [lost]']);
});

test('matches that lie over each other, or across paragraphs, lose nothing', () => {
	expect(marks('a bcd e', [2, 4], [3, 7])).toEqual(['a [bcd e]']);
	expect(marks('good\n\nbye now', [0, 9])).toEqual(['[good]', '[bye] now']);
});

test('without matches a text has the paragraphs that it always had', () => {
	const line = fc.string({ unit: 'binary' });
	fc.assert(
		fc.property(fc.array(line), (lines) => {
			const text = lines.join('\n\n');
			const wanted = visible(text)
				.split(/\n{2,}/)
				.filter((each) => each.trim() !== '');
			expect(marks(text)).toEqual(wanted);
		}),
	);
});

test('whatever is marked, no word is lost or moved', () => {
	const spans = fc.array(fc.tuple(fc.nat(40), fc.nat(40)));
	fc.assert(
		fc.property(fc.string({ maxLength: 40 }), spans, (text, some) => {
			const ordered = some.map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
			const joined = paragraphsOf(text, ordered).map((runs) =>
				runs.map((run) => run.text).join(''),
			);
			expect(joined).toEqual(marks(text));
		}),
	);
});
