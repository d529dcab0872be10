/** What posts say about replying (protocol.md section 7): saved replies, skills, drafts, marks. */
import type { JsonObject } from './canonical.ts';
import { demand } from './errors.ts';
import { filled, flag, integer, list, object, oneOf, string, text } from './post-fields.ts';

export const CATEGORIES = [
	'brief',
	'practice',
	'strength',
	'clarify',
	'boundary',
	'redirect',
	'safety',
	'logistics',
	'repair',
	'closing',
] as const;

export type Category = (typeof CATEGORIES)[number];
/** An appointment that a reply names, and when (ms) that was then. */
export type Named = Readonly<{ appointment: string; at: number }>;

/** An opened post about replying, by its type. Flags are 0 or 1. */
export type ReplyPost =
	/**
	 * A draft to begin with: in the directory for all, in a space `private` for its owner alone. The
	 * newest of a `reply` stands; with `gone` 1 it is offered no more, which hides one that the
	 * content ships under the same id as well. `text` has a wording by language.
	 */
	| {
			type: 'saved_reply';
			reply: string;
			category: Category;
			when: string;
			text: Readonly<Record<string, string>>;
			gone: 0 | 1;
	  }
	/** In a space `private`: a reply stands first for the thread `space`, or with `on` 0 not. */
	| { type: 'reply_pin'; reply: string; space: string; on: 0 | 1 }
	/**
	 * In a thread, by either side: something that was learned and helps; the newest of a `skill`
	 * stands. `how` says what to do. With `gone` 1 it is on the list no more.
	 */
	| { type: 'skill'; skill: string; name: string; how: string; gone: 0 | 1 }
	/**
	 * In a chart: a reply that waits for release; `of` is the message that it answers, `before` the
	 * draft that it takes the place of, empty for the first.
	 */
	| { type: 'reply_draft'; text: string; of: string; before: string }
	/** In a chart: the draft `of` goes back to who wrote it, and why. */
	| { type: 'draft_back'; of: string; why: string }
	/** In a chart: a word for the team beside the message `of`; its author's `amend` changes it. */
	| { type: 'margin'; of: string; text: string }
	/** In a chart: the themes of the message `of`; the newest stands whole. */
	| { type: 'tagged'; of: string; tags: string[] }
	/** A message to be come back to: in a thread by the client, in a chart by the team. */
	| { type: 'starred'; of: string; on: 0 | 1 };

type Reader = (post: JsonObject) => ReplyPost;

export const REPLY_READERS: readonly (readonly [string, Reader])[] = [
	['saved_reply', readReply],
	[
		'reply_pin',
		(post) => ({
			type: 'reply_pin',
			reply: filled(post, 'reply'),
			space: filled(post, 'space'),
			on: flag(post, 'on', 1),
		}),
	],
	[
		'skill',
		(post) => ({
			type: 'skill',
			skill: filled(post, 'skill'),
			name: filled(post, 'name'),
			how: text(post, 'how', ''),
			gone: flag(post, 'gone', 0),
		}),
	],
	[
		'reply_draft',
		(post) => ({
			type: 'reply_draft',
			text: filled(post, 'text'),
			of: text(post, 'of'),
			before: text(post, 'before', ''),
		}),
	],
	[
		'draft_back',
		(post) => ({ type: 'draft_back', of: filled(post, 'of'), why: filled(post, 'why') }),
	],
	['margin', (post) => ({ type: 'margin', of: filled(post, 'of'), text: filled(post, 'text') })],
	['tagged', readTagged],
	['starred', (post) => ({ type: 'starred', of: filled(post, 'of'), on: flag(post, 'on', 1) })],
];

export function readNamed(named: JsonObject): Named {
	return { appointment: filled(named, 'appointment'), at: integer(named, 'at') };
}

function readReply(post: JsonObject): ReplyPost {
	const wordings = object(post['text']);
	return {
		type: 'saved_reply',
		reply: filled(post, 'reply'),
		category: oneOf(post, 'category', CATEGORIES),
		when: text(post, 'when'),
		text: Object.fromEntries(Object.keys(wordings).map((each) => [each, text(wordings, each)])),
		gone: flag(post, 'gone', 0),
	};
}

function readTagged(post: JsonObject): ReplyPost {
	const tags = list(post['tags']).map(string);
	demand(
		tags.every((each) => each !== ''),
		'post',
	);
	return { type: 'tagged', of: filled(post, 'of'), tags };
}
