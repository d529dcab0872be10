/** Which saved replies there are: those that ship, the practice's and one's own, and their order. */
import { CATEGORIES, type Category, type ReplyPost } from '../protocol/reply-posts.ts';
import type { Shipped, Words } from './contents.ts';

export type Place = 'shipped' | 'practice' | 'personal';
export type Said = Extract<ReplyPost, { type: 'saved_reply' }>;
export type Pin = Pick<Extract<ReplyPost, { type: 'reply_pin' }>, 'reply' | 'space' | 'on'>;

/** What the ids of replies begin with that nobody ships. */
export const OWN = 'own.';

/** A saved reply as it stands. */
export type Reply = Readonly<{
	id: string;
	category: Category;
	/** By language. */
	when: Words;
	text: Words;
	/** Whose word that is, also if it is hidden there. */
	place: Place;
	isHidden: boolean;
	/** The variables for which no other words stand. */
	needs: readonly string[];
}>;

/**
 * Every reply, hidden ones too, by category and then as they came. Of each place, whose posts come
 * oldest first, the newest word on an id stands; one's own goes before the practice's, and that
 * before what ships. A word that neither hides nor has a wording gives way to the place below.
 */
export function merged(
	shipped: readonly Shipped[],
	practice: readonly Said[],
	personal: readonly Said[],
): Reply[] {
	const every = new Map(shipped.map((one) => [one.id, ofContent(one)]));
	for (const [place, said] of [['practice', practice] as const, ['personal', personal] as const]) {
		for (const [id, post] of new Map(said.map((each) => [each.reply, each]))) {
			if (post.gone || hasWording(post)) every.set(id, ofPost(post, place, every.get(id)));
		}
	}
	const at = ({ category }: Reply) => CATEGORIES.indexOf(category);
	return [...every.values()].toSorted((one, other) => at(one) - at(other));
}

/** Those that may be chosen, pinned ones first; in a safety thread safety ones alone. */
export function offered(
	replies: readonly Reply[],
	pinned: ReadonlySet<string>,
	isSafety: boolean,
): Reply[] {
	return replies
		.filter(({ isHidden, category }) => !isHidden && (!isSafety || category === 'safety'))
		.toSorted((one, other) => Number(pinned.has(other.id)) - Number(pinned.has(one.id)));
}

/** Whether a reply was written here, and does not ship under its id. */
export function isOwn({ id }: Pick<Reply, 'id'>): boolean {
	return id.startsWith(OWN);
}

/** The text in a language, else in another that it has; empty without any. */
export function wording({ text }: Pick<Reply, 'text'>, locale: string): string {
	return text[locale] || (Object.values(text).find((said) => said !== '') ?? '');
}

/** The ids that are pinned for a thread; the newest word comes last. */
export function pinnedFor(space: string, pins: readonly Pin[]): ReadonlySet<string> {
	const newest = new Map(
		pins.filter((pin) => pin.space === space).map(({ reply, on }) => [reply, on]),
	);
	return new Set([...newest].filter(([, on]) => on).map(([reply]) => reply));
}

function hasWording({ text }: Said): boolean {
	return Object.values(text).some((said) => said !== '');
}

function ofContent({ id, category, when, text, needs = [] }: Shipped): Reply {
	return { id, category, when, text, place: 'shipped', isHidden: false, needs };
}

/** What a post says; one that hides without a wording keeps the words that it hides. */
function ofPost(post: Said, place: Place, below: Reply | undefined): Reply {
	const isHidden = post.gone !== 0;
	const keeps = isHidden && !hasWording(post) ? below : undefined;
	return {
		...{ id: post.reply, category: post.category, place, isHidden },
		when: keeps?.when ?? { en: post.when, es: post.when },
		text: keeps?.text ?? post.text,
		needs: below?.needs ?? [],
	};
}
