/** Open answers, for a person to read. Pure. */
import type { Answers } from './tally.ts';

/**
 * What was written to a question, in the order of the alphabet, so that none stands for a person;
 * nothing where fewer than `least` have written.
 */
export function wordsFor(item: string, answers: readonly Answers[], least: number): string[] {
	const said = answers.flatMap((each) => {
		const value = each[item];
		return typeof value === 'string' && value.trim() !== '' ? [value] : [];
	});
	return said.length < least ? [] : said.toSorted(new Intl.Collator().compare);
}
