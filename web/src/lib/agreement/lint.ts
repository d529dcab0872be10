/**
 * Words that a policy may not promise with: that somebody reads at once, or always.
 *
 * A phrase of the content `forbidden_words` counts wherever it stands, unless a denial stands before
 * it in the same part of a sentence: "nobody is watching it around the clock" denies, "do not worry:
 * we are here around the clock" does not, for a part ends at a comma, a colon, a stop or a "but".
 * What looks like a denial and is none ("we never stop monitoring", "not only") is left out first.
 * Accents, blanks and signs that nobody sees make no difference. Variables are left out, so the hours of a crisis line ("24/7") are never looked at.
 */
import WORDS from 'content:forbidden_words';
import { without } from './variables.ts';
import type { Locale } from './week-words.ts';

type Kind = 'forbidden' | 'denials' | 'no_denials' | 'innocent' | 'turns';

const LETTERS = 'a-záéíóúüñ0-9';
const ENDS = '[.,;:!?()\\n\\u2014\\u2013]';
const NOTHING = '(?!)';
const UNSEEN = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\ufe0f/gu;
/** Signs as many type them. */
const BARE = new Map(
	Array.from('áéíóúüÁÉÍÓÚÜ\u2019\u2044', (sign, n) => [sign, "aeiouuAEIOUU'/".charAt(n)]),
);

/** The phrases of a text that may not stand in it, as written, each once. */
export function forbidden(text: string, locale: Locale): string[] {
	const even = without(text)
		.normalize('NFKC')
		.replace(UNSEEN, '')
		.replace(/[ \t\r\u2028\u2029]+/g, ' ');
	const bare = bareOf(even).replace(anyOf('innocent', locale), dots); // no place moves
	const found: string[] = [];
	let start = 0;
	for (const end of [...bare.matchAll(anyOf('turns', locale, ENDS)), null]) {
		const part = bare.slice(start, end?.index);
		const plain = part.replace(anyOf('no_denials', locale), dots);
		const denial = plain.search(anyOf('denials', locale));
		for (const { index, 0: phrase } of part.matchAll(anyOf('forbidden', locale))) {
			if (denial >= 0 && denial < index) continue;
			found.push(even.slice(start + index, start + index + phrase.length));
		}
		start = end ? end.index + end[0].length : 0;
	}
	return [...new Set(found)];
}

function bareOf(text: string): string {
	return text.replace(/[áéíóúü\u2019\u2044]/giu, (sign) => BARE.get(sign) ?? sign);
}

const dots = (lost: string) => '·'.repeat(lost.length);

/** What finds a phrase of the content, as whole words; `…` is any further letters. */
function anyOf(kind: Kind, locale: Locale, besides = NOTHING): RegExp {
	const phrases = WORDS[kind][locale].map((phrase) => {
		const stem = bareOf(phrase.replace(/…$/, '')).replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
		return phrase.endsWith('…') ? `${stem}[${LETTERS}]*` : stem;
	});
	const whole = `(?<![${LETTERS}])(?:${phrases.join('|') || NOTHING})(?![${LETTERS}])`;
	return new RegExp(`${whole}|${besides}`, 'giu');
}
