/** Whether a text is in a language that can be checked: where not, "none" must not be said. */
import { OTHER_LETTER } from './fold.ts';
import { plainWords } from './plain.ts';

/** The commonest words of languages, each with a space between: the packs' own, and some others. */
export type CommonWords = Readonly<{ en: string; es: string; other: string }>;

const FEW_WORDS = 4; // of fewer it cannot be told; a name is no foreign language
const RAREST = 8; // one in so many words is a common one, in any real sentence
const DIGITS = /^[0-9]*$/;

/** What says whether a text is in a language that the packs are in; made once. */
export function makeCheckable({ en, es, other }: CommonWords): (text: string) => boolean {
	const common = new Set(`${en} ${es}`.split(' '));
	const foreign = new Set(other.split(' '));
	return (text) => {
		const words = plainWords(text)
			.map((word) => word.text.replaceAll("'", ''))
			.filter((word) => !DIGITS.test(word));
		const strange = words.filter((word) => word.includes(OTHER_LETTER)).length;
		if (strange * 2 > words.length) return false;
		const known = words.filter((word) => common.has(word)).length;
		const unknown = words.filter((word) => foreign.has(word)).length;
		if (words.length < FEW_WORDS) return unknown <= known;
		return known > unknown && known * RAREST >= words.length;
	};
}

/** Fetches the common words. Says false of a text in a language or script that no pack is in. */
export async function readyCheckable(): Promise<(text: string) => boolean> {
	return makeCheckable((await import('screening:languages')).default);
}
