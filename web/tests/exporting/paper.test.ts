import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentOf } from '../../src/lib/exporting/content.ts';
import { countedFaults } from '../../src/lib/exporting/counted.ts';
import { iso } from '../../src/lib/exporting/instants.ts';
import { escaped, pageOf } from '../../src/lib/exporting/page.ts';
import { paperOf, type Paper } from '../../src/lib/exporting/paper.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';
import { cases, sourcesOf } from './recorded.ts';

await ready();

const [team, own, between] = cases.map((each) => {
	return paperOf(contentOf(sourcesOf(each), [], ''), { name: 'Linden' });
});

function textsIn(paper: Paper | undefined): string[] {
	const sections = (paper?.parts ?? []).flatMap((part) => part.sections);
	return sections.flatMap(({ texts }) => texts).map(({ text, mark }) => `${text} ${mark}`);
}

test('what is missing comes first, and why', () => {
	const [missing] = team?.parts ?? [];
	expect(missing?.title).toBe('What is missing');
	const said = missing?.sections[0]?.texts.map(({ text }) => text) ?? [];
	expect(said).toContain('Destroyed at the end of its retention.');
	expect(said.some((text) => text.startsWith('Withheld by the server'))).toBe(true);
	expect(said).toContain('Whoever made this export has no key to it.');
});

test('corrections stand beside what they correct, and what was taken back is not hidden', () => {
	const said = textsIn(team).join('\n');
	expect(said).toContain('It came back tonight, for an hour. Before: It came back tonight.');
	expect(said).toContain('taken back · Before: To somebody else.');
	expect(said).toContain('This record was exported. by Ruth Adler, says the practice');
	expect(said).toContain('should not have been written');
});

test('a client does not read what was not shown yet', () => {
	expect(textsIn(own).join('\n')).not.toContain('Good morning. ');
	expect(textsIn(own).join('\n')).not.toContain('Good mornin.');
	expect(textsIn(own).join('\n')).toContain('For me alone.');
});

test('a post of an unknown type is there too, line by line', () => {
	expect(textsIn(team).join('\n')).toContain('lines: old pond\nlines: frog\nn: 5');
});

test('a moment is there whole, and a rating of 0 is one; what was not said is not', () => {
	const said = textsIn(between).join('\n');
	expect(said).toContain(
		[
			'Strength 0 of 10\nFeelings: lonely and ashamed\nUrge: to drink, strength 7 of 10',
			'Instead: I rang my sister.\nTags: evening\nWith it: ',
		].join('\n'),
	);
	expect(said).toContain('hard: 0\n');
	expect(said).toContain('after: 0\n');
	expect(said).not.toContain(': -1');
});

const CHARS = fc.constantFrom(...Array.from('<>&"\'/=a \u202e😀'));

test('no words of anybody become markup', () => {
	const harmless = pageOf(paperWith('x'), 'en').replaceAll('x', '').match(/</g)?.length;
	fc.assert(
		fc.property(fc.string({ unit: CHARS }), (text) => {
			const page = pageOf(paperWith(text), 'en');
			expect(page).toContain(escaped(text));
			expect(page.match(/</g)?.length).toBe(harmless);
		}),
		{ numRuns: 20 },
	);
});

function paperWith(text: string): Paper {
	const one = { title: text, text, mark: text, link: text || 'x' };
	const sections = [{ title: text, texts: [{ ...one, title: `${text}.`, mark: `${text}.` }] }];
	return { title: text, head: [text], parts: [{ title: text, note: `${text}.`, sections }] };
}

test('instants are spelled as every exporter spells them', () => {
	expect(iso(Date.UTC(2026, 4, 3, 14, 12))).toBe('2026-05-03T14:12:00+00:00');
	expect(iso(Date.UTC(2026, 4, 3, 14, 12, 0, 7))).toBe('2026-05-03T14:12:00.007000+00:00');
});

test('the same fault is said once, with how often', () => {
	const [gone, lost] = [{ words: 'Gone.' }, { words: 'Lost.' }];
	expect(countedFaults([gone, lost, gone])).toEqual([
		['Gone.', 2],
		['Lost.', 1],
	]);
});
