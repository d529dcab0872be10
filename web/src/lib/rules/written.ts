import type { Language, Tier } from '../screening/packs.ts';

/** A rule as people read it: with its reason, and examples that are its tests. */
export type WrittenRule = Readonly<{
	id: string;
	/** 'none' is a sign: it counts only together with others. */
	tier: Tier;
	reason: Readonly<Record<Language, string>>;
	finds: readonly string[];
	leaves: readonly string[];
	/** The patterns, of which one is enough; or all of which have to meet. */
	match?: readonly string[];
	all?: readonly string[];
	but?: readonly string[];
}>;

/** A language's rules with the version of its pack. */
export type WrittenRules = Readonly<{
	language: Language;
	version: number;
	rules: readonly WrittenRule[];
}>;

/** The rules in whose id, reason or examples all of the words that were typed stand. */
export function foundIn(
	rules: readonly WrittenRule[],
	typed: string,
	locale: Language,
): WrittenRule[] {
	const wanted = plain(typed).split(/\s+/).filter(Boolean);
	return rules.filter(({ id, reason, finds, leaves }) => {
		const said = plain([id, reason[locale], ...finds, ...leaves].join(' '));
		return wanted.every((word) => said.includes(word));
	});
}

/** Without case and accents, as people search. */
function plain(text: string): string {
	return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();
}
