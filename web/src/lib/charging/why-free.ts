/** Which replies are proposed as free, and why. Pure: a hint, until a clinician has decided. */
import type { Post } from '../protocol/posts.ts';
import type { Category } from '../protocol/reply-posts.ts';
import { openSlots } from '../replying/slots.ts';
import type { Why } from './view.ts';

/** Attention from which on a message is about safety; the server refuses a charge for those. */
const SAFETY = 2;
const SHORT = 200; // characters; whoever also names the next session in more has said more
const LONGEST_FILLING = 160;
const LEAST_LETTERS = 12; // of a template that is told by its words

/** A saved reply by what it is for, in one language. */
export type Template = Readonly<{ category: Category; text: string }>;

const FREE: Readonly<Partial<Record<Category, Why>>> = {
	safety: 'urgent',
	redirect: 'redirect',
	logistics: 'scheduling',
};

/** What a reply says now, and the most attention of the messages that it answers. */
export type Looked = Readonly<{
	attention: number;
	post: Post;
	text: string;
	isWithdrawn: boolean;
}>;

export function whyFree({ attention, post, text, isWithdrawn }: Looked, known: Templates): Why {
	if (attention >= SAFETY) return 'urgent';
	if (isWithdrawn) return 'withdrawn';
	if (post.type === 'redirect') return 'redirect';
	if (post.type === 'promise' || post.type === 'event') return 'scheduling';
	if (post.type === 'file') return '';
	if (post.type !== 'text') return 'prompt';
	if (post.named.length > 0 && text.length <= SHORT) return 'scheduling';
	return known.whyOf(text);
}

/** Saved replies whose words alone say what they are for. */
export class Templates {
	readonly #known: readonly Readonly<{ form: RegExp; why: Why }>[];

	constructor(templates: readonly Template[]) {
		this.#known = templates.flatMap(({ category, text }) => {
			const why = FREE[category];
			const form = formOf(text);
			return why && form ? [{ why, form }] : [];
		});
	}

	whyOf(text: string): Why {
		const said = text.replace(/\s+/g, ' ').trim();
		return this.#known.find(({ form }) => form.test(said))?.why ?? '';
	}
}

/** A text with anything short where it is to be filled in. */
function formOf(text: string): RegExp | null {
	const said = text.replace(/\s+/g, ' ').trim();
	const pieces: string[] = [];
	let at = 0;
	for (const { from, to } of openSlots(said)) {
		pieces.push(said.slice(at, from));
		at = to;
	}
	pieces.push(said.slice(at));
	if (pieces.join('').trim().length < LEAST_LETTERS) return null;
	const between = `.{0,${LONGEST_FILLING}}`;
	return new RegExp(`^${pieces.map(escaped).join(between)}$`);
}

function escaped(words: string): string {
	return words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
