import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultDocument } from '../../src/lib/agreement/defaults.ts';
import { readDocument } from '../../src/lib/agreement/document.ts';
import { shapeFaults } from '../../src/lib/agreement/document-shape.ts';
import { faultsOf } from '../../src/lib/agreement/faults.ts';
import { forbidden } from '../../src/lib/agreement/lint.ts';
import { policyHash } from '../../src/lib/agreement/policy-hash.ts';
import { readingLevel } from '../../src/lib/agreement/reading.ts';
import { partsOf, textOf } from '../../src/lib/agreement/texts.ts';
import { decode, encode } from '../../src/lib/protocol/canonical.ts';
import { cases, facts, putAt, small, told, type Puts, type Told } from './vectors.ts';

type Levels = readonly (readonly [id: string, grade: number, words: number, minutes: number])[];
type Usual = {
	facts: object;
	hash: string;
	faults: Told;
	levels: Record<'en' | 'es', Levels>;
};

test.each(cases<Usual>('usual'))('the usual document is the same: $hash', (given) => {
	const whole = defaultDocument(facts(given.facts));
	expect(policyHash(whole)).toBe(given.hash);
	expect(told(faultsOf(whole))).toEqual(given.faults);
	for (const locale of ['en', 'es'] as const) {
		const levels = partsOf(whole).map((part) => {
			const { grade, words, minutes } = readingLevel(textOf(part, locale), locale);
			return [part.id, grade, words, minutes];
		});
		expect(levels).toEqual(given.levels[locale]);
	}
});

test.each(cases<{ puts: Puts; hash: string }>('hashes'))('a hash is reproduced: $hash', (given) => {
	expect(policyHash(small(given.puts))).toBe(given.hash);
});

test.each(cases<{ puts: Puts; faults: Told }>('faults'))('faults: $faults', (given) => {
	expect(told(faultsOf(small(given.puts)))).toEqual(given.faults);
});

test.each(cases<{ value: unknown; faults: Told }>('no_documents'))('$value is none', (given) => {
	expect(told(faultsOf(given.value))).toEqual(given.faults);
});

type Sentence = { text: string; locale: 'en' | 'es'; found: string[] };

test.each(cases<Sentence>('forbidden'))('forbidden in "$text": $found', (given) => {
	expect(forbidden(given.text, given.locale)).toEqual(given.found);
});

test('a document is read from its bytes and from their value', () => {
	expect(readDocument(encode(small()))).toEqual(small());
	expect(readDocument(small())).toEqual(small());
	expect(() => readDocument({ ...small(), v: 1.5 })).toThrow('json');
	expect(() => readDocument({ ...small(), v: 2 })).toThrow('fields');
});

test('any value has faults and throws nothing', () => {
	fc.assert(fc.property(fc.anything(), (value) => faultsOf(value).length > 0));
});

test('anything anywhere has faults, or a document with one spelling', () => {
	const paths = pathsIn(small());
	fc.assert(
		fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
			const whole = small();
			putAt(whole, path, value);
			expect(Array.isArray(faultsOf(whole))).toBe(true);
			if (shapeFaults(whole).length) expect(() => readDocument(whole)).toThrow();
			else expect(decode(encode(readDocument(whole)))).toEqual(whole);
		}),
	);
});

type Path = (string | number)[];

function pathsIn(value: unknown, path: Path = []): Path[] {
	if (typeof value !== 'object' || value === null) return [path];
	const inside = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
	const below = inside.flatMap(([key, each]) => pathsIn(each, [...path, key]));
	return path.length ? [path, ...below] : below;
}
