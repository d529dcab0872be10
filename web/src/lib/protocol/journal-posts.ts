/** What posts say about a journal's own order (protocol.md section 7): the tags in it. */
import type { JsonObject } from './canonical.ts';
import { filled, text } from './post-fields.ts';

/**
 * In a journal: what stands before it under `tag` has `name` instead, with `""` none. An empty
 * `amend` takes that back.
 */
export type JournalPost = { type: 'journal_tag'; tag: string; name: string };

type Reader = (post: JsonObject) => JournalPost;

export const JOURNAL_READERS: readonly (readonly [string, Reader])[] = [
	[
		'journal_tag',
		(post) => ({ type: 'journal_tag', tag: filled(post, 'tag'), name: text(post, 'name', '') }),
	],
];
