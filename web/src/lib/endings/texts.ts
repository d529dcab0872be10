/** The words with which an ending begins, to be edited (`endings.yaml`). */
import type { Locale } from '../text/catalogue.ts';
import { fill } from '../text/catalogue.ts';

export type TextId = 'ending.discharge' | 'ending.transfer' | 'ending.pause' | 'ending.return';

/** The content: texts, and what a person looks at before they send one. */
export type EndingTexts = Readonly<{
	texts: Readonly<Record<TextId, Readonly<Record<Locale, string>>>>;
	check: Readonly<Record<TextId, Readonly<Record<Locale, readonly string[]>>>>;
}>;

/** The language in which a client is written to: theirs, where it is known and one of ours. */
export function languageOf({ language }: Readonly<{ language: string }>, own: Locale): Locale {
	return language === 'en' || language === 'es' ? language : own;
}

/** A text with what is known; what is not stays in its braces. */
export function begun(template: string, values: Readonly<Record<string, string>>): string {
	const known = Object.entries(values).filter(([, value]) => value !== '');
	return fill(template, Object.fromEntries(known)).replace(/\s+/g, ' ').trim();
}

/** Whether a text may be sent: it says something, and nothing in it is open. */
export function isWhole(text: string): boolean {
	return text.trim() !== '' && !isOpenText(text);
}

/** Whether something in braces has yet to be filled in. */
export function isOpenText(text: string): boolean {
	return /\{[a-z_]+\}/.test(text);
}
