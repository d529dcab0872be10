import { expect, test } from 'vitest';
import { found } from '../../src/lib/ui/finding.ts';

const PEOPLE = ['Ana Lucía Marín', 'Maya Okafor', 'Daniel Reyes', 'Mia Sørensen-Mars'].map(
	(name) => {
		return { name };
	},
);

function search(typed: string): string[] {
	return found(PEOPLE, typed).map(({ name }) => name);
}

test('a name is found by the beginning of any of its words, without accents and case', () => {
	expect(search('MAR')).toEqual(['Ana Lucía Marín', 'Mia Sørensen-Mars']);
	expect(search('lucia')).toEqual(['Ana Lucía Marín']);
	expect(search('aya')).toEqual([]);
});

test('every typed word has to be found', () => {
	expect(search('mia mars')).toEqual(['Mia Sørensen-Mars']);
	expect(search('mia reyes')).toEqual([]);
});

test('names that begin with what was typed come first', () => {
	expect(search('ma')[0]).toBe('Maya Okafor');
});

test('everything is found by nothing', () => {
	expect(search(' ')).toHaveLength(PEOPLE.length);
});
