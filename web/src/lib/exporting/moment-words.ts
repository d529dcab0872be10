/**
 * What a moment says, as a reader has it: its words, strengths, an urge and what was done instead; as
 * `meantime.sdk.moment_words`. A strength of 0 is one that was said, -1 is none.
 */
import words from 'content:journal';
import type { MomentPost } from '../protocol/moment-posts.ts';
import type { Locale } from '../text/catalogue.ts';
import { filled } from './paper.ts';

type Parts = Readonly<
	Pick<MomentPost, 'intensity' | 'feelings' | 'urge' | 'urge_strength' | 'instead' | 'tags'>
>;

/** All that a moment says, a line for each thing; of its files the names. */
export function momentLines(said: MomentPost, locale: Locale): string[] {
	const files = said.files.map(({ name }) => tell('file', locale, { name }));
	const lines = [said.text, strengthWords(said, locale), ...besideWords(said, locale), ...files];
	return lines.filter(Boolean);
}

/** How strong it was, empty where that was not said. */
export function strengthWords({ intensity }: Parts, locale: Locale): string {
	return intensity < 0 ? '' : tell('strength', locale, { n: String(intensity) });
}

/** Feelings, an urge with its strength, what was done instead, and tags. */
export function besideWords(said: Parts, locale: Locale): string[] {
	const list = (of: readonly string[]) => new Intl.ListFormat(locale).format(of);
	const { urge, urge_strength: n } = said;
	const name = n < 0 ? 'urge' : 'urge_strength';
	return [
		said.feelings.length > 0 && tell('feelings', locale, { feelings: list(said.feelings) }),
		(urge !== '' || n >= 0) && tell(name, locale, { urge: urge || '…', n: String(n) }),
		said.instead !== '' && tell('instead', locale, { instead: said.instead }),
		said.tags.length > 0 && tell('tags', locale, { tags: list(said.tags) }),
	].filter((each) => each !== false);
}

function tell(
	told: keyof typeof words.told,
	locale: Locale,
	facts: Readonly<Record<string, string>>,
): string {
	return filled(words.told[told][locale], facts);
}
