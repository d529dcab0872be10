import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	demandsAgreement,
	difference,
	drift,
	filledTexts,
	textChanges,
	type FactChange,
	type TextChange,
} from '../../src/lib/agreement/changes.ts';
import { wordChanges, type Op, type Pieces } from '../../src/lib/agreement/differing.ts';
import type { Facts } from '../../src/lib/agreement/document.ts';
import { fill } from '../../src/lib/agreement/filling.ts';
import { readingLevel } from '../../src/lib/agreement/reading.ts';
import { cases, GIVEN, PEOPLE, small, type Puts } from './vectors.ts';

type Texts = { old: string; new: string; words: Pieces };

test.each(cases<Texts>('words'))('from "$old" to "$new"', (given) => {
	expect(wordChanges(given.old, given.new)).toEqual(given.words);
});

test('the pieces make up both texts', () => {
	const texts = fc.oneof(
		fc.string({ unit: 'grapheme' }),
		fc.array(fc.constantFrom('a', 'b', 'the', ' ', '  ', '\n')).map((each) => each.join('')),
	);
	fc.assert(
		fc.property(texts, texts, (old, now) => {
			const words = wordChanges(old, now);
			expect(madeOf(words, ['same', 'removed'])).toBe(old);
			expect(madeOf(words, ['same', 'added'])).toBe(now);
		}),
	);
});

function madeOf(words: Pieces, ops: Op[]): string {
	return words.map(([op, text]) => (ops.includes(op) ? text : '')).join('');
}

type Case = {
	old: Puts;
	new: Puts;
	locale: string;
	texts: TextChange[];
	facts: FactChange[];
	demands_agreement: boolean;
};

test.each(cases<Case>('differences'))('from $old to $new', (given) => {
	const [old, now] = [small(given.old), small(given.new)];
	const { texts, facts } = difference(old, now, given.locale);
	expect(texts.filter(({ kind }) => kind !== 'same')).toEqual(given.texts);
	expect(facts).toEqual(given.facts);
	expect(demandsAgreement(old, now)).toBe(given.demands_agreement);
});

test('a client sees the changed fact in the text that they read', () => {
	const later = small([[['facts', 'reply_within'], { unit: 'hours', n: 8 }]]);
	const [before, after] = [small(), later].map((document) => {
		return filledTexts(fill(document, 'en', PEOPLE, GIVEN, []));
	});
	const changes = textChanges(before ?? [], after ?? []).filter(({ kind }) => kind !== 'same');
	expect(changes.map(({ id }) => id)).toEqual(['policy.response_time']);
});

test.each(cases<{ live: Partial<Facts>; names: string[] }>('drifts'))(
	'drifted: $names',
	(given) => {
		expect(drift(small(), given.live)).toEqual(given.names);
	},
);

type Read = { text: string; locale: 'en' | 'es'; level: number[] };

test.each(cases<Read>('levels'))('how hard "$text" is', (given) => {
	const { grade, words, minutes } = readingLevel(given.text, given.locale);
	expect([grade, words, minutes]).toEqual(given.level);
});
