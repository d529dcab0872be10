/** How a saved reply is filled. */
import { agreeing } from '../agreement/week-words.ts';
import { put, trimmed, used, valueOf, type Values } from '../agreement/variables.ts';
import type { Locale, RepliesContent } from './contents.ts';

/** A sentence that ends in "3:00 p. m.". */
const TWO_STOPS = ['\u00a0m..', '\u00a0m.'] as const;

/**
 * A text with what is known; what is not stays as a slot, `[[the next session]]`. Where other words
 * may stand for what is not known, they do, except for `needs`. Braces and brackets in a value are
 * its own.
 */
export function fill(
	{ variables }: Pick<RepliesContent, 'variables'>,
	text: string,
	locale: Locale,
	values: Values,
	needs: readonly string[] = [],
): string {
	const known = Object.fromEntries(
		Object.entries(values)
			.map(([name, said]) => [name, trimmed(said)] as const)
			.filter(([, said]) => said !== ''),
	);
	let words = text;
	for (const [name, { instead }] of Object.entries(variables)) {
		if (valueOf(known, name) !== undefined || needs.includes(name)) continue;
		for (const [phrase, other] of Object.entries(instead?.[locale] ?? {})) {
			words = words.replaceAll(phrase, () => other);
		}
	}
	const labels = Object.fromEntries(
		Object.entries(variables).map(([name, { label }]) => [name, `[[${label[locale]}]]`]),
	);
	return agreeing(put(words, { ...labels, ...known }), locale).replaceAll(...TWO_STOPS);
}

/** What stands in braces in a saved reply and is no variable, in order. */
export function strangeVariables(
	{ variables }: Pick<RepliesContent, 'variables'>,
	text: string,
): string[] {
	return used(text).filter((name) => valueOf(variables, name) === undefined);
}

/** The first word of a name. */
export function firstName(name: string): string {
	return trimmed(name).split(' ')[0] ?? '';
}
