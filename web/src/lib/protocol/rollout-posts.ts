/** What posts say about the roll-out (protocol.md section 7): surveys, vendors, notes, reviews. */
import { day } from './agreement-posts.ts';
import type { Json, JsonObject } from './canonical.ts';
import { demand } from './errors.ts';
import { count, filled, integer, list, object, text } from './post-fields.ts';

/** What was answered to an item of a survey: a number, the value of a choice, or own words. */
export type SurveyValue = Readonly<{ item: string; value: number | string }>;
/** A sealed file, as in a post `file`. */
export type FileRef = Readonly<{
	key: string;
	hash: string;
	size: number;
	name: string;
	mime: string;
}>;
/**
 * An item of a review: what was seen, what was decided, and the count as it stood then, which is
 * `part` of `of`; with `of` 0 there was none.
 */
export type ReviewItem = Readonly<{
	item: string;
	answer: string;
	decision: string;
	part: number;
	of: number;
}>;

/** An opened post about the roll-out, by its type. */
export type RolloutPost =
	/**
	 * What somebody answers in a `round` of a `survey`; of an author the newest for it counts. What
	 * they skipped is left out. `version` is the content's, `locale` the language they read.
	 */
	| {
			type: 'survey_answer';
			round: string;
			survey: string;
			version: number;
			locale: string;
			answers: SurveyValue[];
	  }
	/** In the directory: who else touches what a practice keeps, with what, and the agreement. */
	| { type: 'vendor'; name: string; scope: string; file: FileRef | null }
	/**
	 * In the directory: more about a task, or why a phase or a thread is an exception. `about` is the
	 * id of the task or thread, or the name of the phase.
	 */
	| { type: 'rollout_note'; about: string; text: string }
	/**
	 * In the directory: a quarterly review, held on a local day, and what was decided. `version` is
	 * the content's.
	 */
	| { type: 'review'; held_on: string; version: number; items: ReviewItem[] };

type Reader = (post: JsonObject) => RolloutPost;

export const ROLLOUT_READERS: readonly (readonly [string, Reader])[] = [
	[
		'survey_answer',
		(post) => ({
			type: 'survey_answer',
			round: filled(post, 'round'),
			survey: filled(post, 'survey'),
			version: integer(post, 'version'),
			locale: text(post, 'locale'),
			answers: list(post['answers'])
				.map(object)
				.map((each) => ({ item: filled(each, 'item'), value: valueOf(each['value']) })),
		}),
	],
	[
		'vendor',
		(post) => ({
			type: 'vendor',
			name: filled(post, 'name'),
			scope: text(post, 'scope', ''),
			file: post['file'] === undefined ? null : readFileRef(object(post['file'])),
		}),
	],
	[
		'rollout_note',
		(post) => ({ type: 'rollout_note', about: filled(post, 'about'), text: filled(post, 'text') }),
	],
	[
		'review',
		(post) => ({
			type: 'review',
			held_on: day(text(post, 'held_on')),
			version: integer(post, 'version'),
			items: list(post['items']).map(object).map(readItem),
		}),
	],
];

function readItem(item: JsonObject): ReviewItem {
	return {
		item: filled(item, 'item'),
		answer: text(item, 'answer'),
		decision: text(item, 'decision'),
		part: count(item, 'part', 0),
		of: count(item, 'of', 0),
	};
}

export function readFileRef(file: JsonObject): FileRef {
	return {
		key: text(file, 'key'),
		hash: text(file, 'hash'),
		size: count(file, 'size'),
		name: text(file, 'name'),
		mime: text(file, 'mime'),
	};
}

function valueOf(value: Json | undefined): number | string {
	demand(typeof value === 'number' || typeof value === 'string', 'post');
	return value;
}
