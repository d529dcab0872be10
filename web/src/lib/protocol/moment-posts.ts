/** What posts say about moments: what happened, as its writer caught it (protocol.md section 7). */
import type { JsonObject } from './canonical.ts';
import { demand } from './errors.ts';
import { count, filled, integer, objects, oneOf, text, texts } from './post-fields.ts';
import { readFileRef, type FileRef } from './rollout-posts.ts';
import { ANSWERS, type Answer } from './safety-posts.ts';

/**
 * What happened at `at` (ms) in the IANA `zone` where its writer was; all else may be empty. It
 * stands in a client's own journal, or in a thread, where `of` is the journal's entry that it was
 * taken from. `intensity` and `urge_strength` go from 0 to 10, -1 where they were not said. One
 * whose `re` is an earlier moment of the same author stands in its place, whole. Feelings and tags
 * are words as written.
 */
export type MomentPost = Readonly<{
	type: 'moment';
	at: number;
	zone: string;
	text: string;
	feelings: readonly string[];
	intensity: number;
	urge: string;
	urge_strength: number;
	instead: string;
	tags: readonly string[];
	files: readonly FileRef[];
	noticed: readonly string[];
	answer: Answer | '';
	of: string;
}>;

/** No clock tells of later instants: the last day of the year 9999 begins then, in UTC. */
const TOO_LATE = 253_402_214_400_000;

export const MOMENT_READERS: readonly (readonly [string, (post: JsonObject) => MomentPost])[] = [
	['moment', readMoment],
];

/** All that a moment says in words, a line for each: what is looked at and searched. */
export function wordsOfMoment(
	moment: Pick<MomentPost, 'text' | 'feelings' | 'urge' | 'instead' | 'tags'>,
): string {
	const { text: said, feelings, urge, instead, tags } = moment;
	return [said, feelings.join(', '), urge, instead, tags.join(', ')].filter(Boolean).join('\n');
}

function readMoment(post: JsonObject): MomentPost {
	return {
		type: 'moment',
		at: instant(post, 'at'),
		zone: filled(post, 'zone'),
		text: text(post, 'text', ''),
		feelings: words(post, 'feelings'),
		intensity: strength(post, 'intensity'),
		urge: text(post, 'urge', ''),
		urge_strength: strength(post, 'urge_strength'),
		instead: text(post, 'instead', ''),
		tags: words(post, 'tags'),
		files: objects(post, 'files').map(readFileRef),
		noticed: texts(post, 'noticed'),
		answer: post['answer'] === undefined ? '' : oneOf(post, 'answer', ['', ...ANSWERS]),
		of: text(post, 'of', ''),
	};
}

function instant(post: JsonObject, field: string): number {
	const said = count(post, field);
	demand(said < TOO_LATE, 'post');
	return said;
}

function words(post: JsonObject, field: string): string[] {
	const said = texts(post, field);
	demand(!said.includes(''), 'post');
	return said;
}

function strength(post: JsonObject, field: string): number {
	const said = integer(post, field, -1);
	demand(said >= -1 && said <= 10, 'post');
	return said;
}
