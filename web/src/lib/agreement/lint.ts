/**
 * Words that a policy may not promise with: that somebody reads at once, or always.
 *
 * A phrase of the content `forbidden_words` counts wherever it stands, unless a denial stands before
 * it in the same part of a sentence: "nobody is watching it around the clock" denies, "do not worry:
 * we are here around the clock" does not, for a part ends at a comma, a colon, a stop or a "but".
 * What looks like a denial and is none ("we never stop monitoring", "not only") is left out first.
 * Variables are left out, so the hours of a crisis line ("24/7") are never looked at.
 */
import WORDS from 'content:forbidden_words';
import { without } from './variables.ts';
import type { Locale } from './week-words.ts';

type Kind = 'forbidden' | 'denials' | 'no_denials' | 'innocent' | 'turns';

const LETTERS = 'a-záéíóúüñ0-9';
const ENDS = '[.,;:!?()\\n\\u2014\\u2013]';
const NOTHING = '(?!)';

/** The phrases of a text that may not stand in it, as written, each once. */
export function forbidden(text: string, locale: Locale): string[] {
	const even = without(text)
		.replaceAll('\u2019', "'")
		.normalize('NFC')
		.replace(/[ \t\r\u00a0]+/g, ' ');
	const parts = even.replace(anyOf('innocent', locale), ' ').split(anyOf('turns', locale, ENDS));
	const found = parts.flatMap((part) => {
		const plain = part.replace(anyOf('no_denials', locale), (lost) => '·'.repeat(lost.length));
		const denial = plain.search(anyOf('denials', locale));
		const phrases = [...part.matchAll(anyOf('forbidden', locale))];
		return phrases.filter(({ index }) => denial < 0 || denial > index).map(([phrase]) => phrase);
	});
	return [...new Set(found)];
}

/** What finds a phrase of the content, as whole words; `…` is any further letters. */
function anyOf(kind: Kind, locale: Locale, besides = NOTHING): RegExp {
	const phrases = WORDS[kind][locale].map((phrase) => {
		const stem = phrase.replace(/…$/, '').replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
		return phrase.endsWith('…') ? `${stem}[${LETTERS}]*` : stem;
	});
	const whole = `(?<![${LETTERS}])(?:${phrases.join('|') || NOTHING})(?![${LETTERS}])`;
	return new RegExp(`${whole}|${besides}`, 'giu');
}
