import { expect, test } from 'vitest';
import { Finder } from '../../src/lib/screening/ready.ts';
import { compileLists, compilePattern, PatternFault } from '../../src/lib/screening/patterns.ts';

const lists = compileLists({
	die: ['die', 'be dead', 'be (dead|gone)'],
	want: ['(want|wish) to', 'would <die>?'],
});

function found(pattern: string, text: string): string[] {
	const words = text.split(' ');
	const finder = new Finder(compilePattern(pattern, lists));
	const places = finder.places(words, new Set(words));
	return places.map(([first, last]) => words.slice(first, last + 1).join(' '));
}

test.each([
	['words follow one another', 'i want', 'i i want want', ['i want']],
	[
		'a choice takes the first way that leads on',
		'(be|be dead) now',
		'be dead now',
		['be dead now'],
	],
	['a choice at the end takes its first way', 'be (dead|dead now)', 'be dead now', ['be dead']],
	['what may be missing is taken where it stands', 'die now?', 'die now die', ['die now', 'die']],
	['a gap is as short as it can be', 'i _2 die', 'i may die die', ['i may die']],
	['a gap reaches no farther than it says', 'i _2 die', 'i may or may die', []],
	['a gap at the end takes nothing', 'i _2', 'i may', ['i']],
	['an apostrophe may be missing', "don't", "dont don't", ['dont', "don't"]],
	['a list is a choice', 'i <want> <die>', 'i wish to be gone', ['i wish to be gone']],
	['a list may name another', '<want>', 'would be dead', ['would be dead']],
	['places do not overlap', 'i _1 i', 'i i i i i', ['i i', 'i i']],
	['what is nothing is nowhere', 'i? now?', 'you', []],
])('%s', (_, pattern, text, expected) => {
	expect(found(pattern, text)).toEqual(expected);
});

test.each([
	['i (want', 'a bracket is not closed'],
	['i want)', "what is ')'?"],
	['(i|) want', "something is missing before ') want'"],
	['<hope>', "there is no list 'hope'"],
	['i WANT', "what is 'WANT'?"],
])('%s: %s', (pattern, fault) => {
	expect(() => compilePattern(pattern, lists)).toThrow(new PatternFault(`'${pattern}': ${fault}`));
});

test('a part knows its words, those it begins with, and those of which one must be there', () => {
	const part = compilePattern("now? don't (wish|want) _1 die", lists);
	expect(part.words).toEqual(new Set(['now', "don't", 'dont', 'wish', 'want', 'die']));
	expect(part.first).toEqual(new Set(['now', "don't", 'dont']));
	expect(part.needed).toEqual(new Set(['die']));
	expect(compilePattern('_1 die', lists).first).toBeNull();
});
