/** Moments on paper: as each stands now, whole; as `meantime.sdk.export.paper_moments`. */
import { wordsOfMoment, type MomentPost } from '../protocol/moment-posts.ts';
import { parsePost } from '../protocol/posts.ts';
import type { Locale } from '../text/catalogue.ts';
import type { Row, View } from './form.ts';
import { momentLines } from './moment-words.ts';

/** By the entry of the message that each is. */
export type Moments = ReadonlyMap<string, MomentPost>;

/** The moments of a space as they stand: one may be put in the place of another, or of a text. */
export function momentsIn(entries: readonly Row[]): Moments {
	const authors = new Map<string, string>();
	const moments = new Map<string, MomentPost>();
	for (const { id, type, author, re, said, fault } of entries) {
		if ((type !== 'moment' && type !== 'text') || !said || fault) continue;
		const standsAs = type === 'moment' && authors.get(re) === author ? re : id;
		authors.set(standsAs, author);
		const post = parsePost(said);
		if (post.type === 'moment') moments.set(standsAs, post);
	}
	return moments;
}

/** What a message says that is a moment; empty for others, and once it is reworded. */
export function momentText(one: View, moments: Moments, locale: Locale): string {
	const said = moments.get(one.entry);
	if (!said || one['withdrawn'] || one['text'] !== wordsOfMoment(said)) return '';
	return momentLines(said, locale).join('\n');
}
