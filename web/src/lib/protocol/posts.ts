/**
 * What posts say: the first set of types (protocol.md section 4). Fields beyond those named are
 * ignored, so that a later version may add some; a type that is not named stays readable as
 * unknown: shown as such, never dropped.
 */
import { AGREEMENT_READERS, type AgreementPost } from './agreement-posts.ts';
import type { JsonObject } from './canonical.ts';
import { CHECKIN_READERS, type CheckInPost } from './checkin-posts.ts';
import { demand } from './errors.ts';
import { FEE_READERS, type FeePost } from './fee-posts.ts';
import { MEASURE_READERS, type MeasurePost } from './measure-posts.ts';
import { MOMENT_READERS, type MomentPost } from './moment-posts.ts';
import { HOMEWORK_READERS, type HomeworkPost } from './homework-posts.ts';
import { NOTE_READERS, type NotePost } from './note-posts.ts';
import { integer, list, object, objects, oneOf, text, texts } from './post-fields.ts';
import { EMERGENCY_READERS, type EmergencyPost } from './emergency-posts.ts';
import { JOURNAL_READERS, type JournalPost } from './journal-posts.ts';
import { RECORD_READERS, type RecordPost } from './record-posts.ts';
import { readNamed, REPLY_READERS, type Named, type ReplyPost } from './reply-posts.ts';
import { REQUEST_READERS, type RequestPost } from './request-posts.ts';
import { ROLLOUT_READERS, type RolloutPost } from './rollout-posts.ts';
import { ANSWERS, SAFETY_READERS, type Answer, type SafetyPost } from './safety-posts.ts';

const PURPOSES = ['thread', 'chart', 'desk', 'directory', 'answers', 'journal', 'private'] as const;
/** An opened post, by its type. */
export type Post =
	/** What a space is for; `about` is the care space of a chart or desk, else empty. */
	| { type: 'purpose'; of: (typeof PURPOSES)[number]; about: string }
	/**
	 * A message. A supervisor who releases a trainee's draft names both, else `""`. `noticed` are
	 * the rules for which the writer's own device showed help, `answer` what they said of
	 * themselves before sending, `named` the appointments that it speaks of, `about` the homework or
	 * the check-in that it asks about.
	 */
	| {
			type: 'text';
			text: string;
			by: string;
			draft: string;
			named: Named[];
			noticed: string[];
			answer: Answer | '';
			about: string;
	  }
	/** What the author will do by `until` (ms); kept by what they say after it, in time. */
	| { type: 'promise'; text: string; until: number }
	/**
	 * Another text for the author's own post named by `re`; an empty one withdraws it, and the same
	 * one says only what was `noticed` in it later, with the attention that this asks for.
	 */
	| { type: 'amend'; text: string; noticed: string[] }
	/** An attachment: key and address as base64url text, `size` of the content in bytes. */
	| { type: 'file'; key: string; hash: string; size: number; name: string; mime: string }
	/** Who sits on the seat `id`, said by whoever added it. */
	| { type: 'seat'; id: string; name: string; credential: string }
	/** Who a client is, said in their desk; the newest stands whole. Text, `""` where not known. */
	| {
			type: 'profile';
			name: string;
			pronouns: string;
			birth_date: string;
			phone: string;
			address: string;
			emergency: string;
			language: string;
	  }
	/** The author compared these digits with the other side. */
	| { type: 'verified'; code: string; method: string }
	/**
	 * What a clinician signs for a thread: its policy, and the notices that the server may cause.
	 * `policy` has names and numbers, and a published version with its `document` (protocol.md
	 * section 7). The newest counts.
	 */
	| { type: 'policy'; policy: JsonObject; notices: JsonObject[] }
	/**
	 * Something done to the record, for all up to the seq `upto`; -1 if that says nothing. `by` is the
	 * name of the custodian whose hands the practice's own seat has borrowed: its word alone. In an
	 * emergency it was opened for `who`, a name, until `until` (ms).
	 */
	| { type: 'event'; what: string; upto: number; by: string; who: string; until: number }
	/** Something for the next session; `about` is the message that it was taken from, else empty. */
	| { type: 'agenda'; text: string; about: string }
	/** The agenda's entry `of` was talked about, or with `done` 0 it was not after all. */
	| { type: 'talked'; of: string; done: number }
	| SafetyPost
	| AgreementPost
	| RolloutPost
	| ReplyPost
	| NotePost
	| RecordPost
	| EmergencyPost
	| RequestPost
	| CheckInPost
	| JournalPost
	| MeasurePost
	| MomentPost
	| HomeworkPost
	| FeePost
	/** A type that this version does not know. */
	| { type: 'unknown'; of: string; fields: JsonObject };

type Reader = (post: JsonObject) => Post;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
	[
		'purpose',
		(post) => ({ type: 'purpose', of: oneOf(post, 'of', PURPOSES), about: text(post, 'about') }),
	],
	[
		'text',
		(post) => ({
			type: 'text',
			text: text(post, 'text'),
			by: text(post, 'by', ''),
			draft: text(post, 'draft', ''),
			named: objects(post, 'named').map(readNamed),
			noticed: texts(post, 'noticed'),
			answer: post['answer'] === undefined ? '' : oneOf(post, 'answer', ['', ...ANSWERS]),
			about: text(post, 'about', ''),
		}),
	],
	[
		'promise',
		(post) => ({ type: 'promise', text: text(post, 'text'), until: integer(post, 'until') }),
	],
	[
		'amend',
		(post) => ({ type: 'amend', text: text(post, 'text'), noticed: texts(post, 'noticed') }),
	],
	['file', readFile],
	[
		'seat',
		(post) => ({
			type: 'seat',
			id: text(post, 'id'),
			name: text(post, 'name'),
			credential: text(post, 'credential'),
		}),
	],
	['profile', readProfile],
	[
		'verified',
		(post) => ({ type: 'verified', code: text(post, 'code'), method: text(post, 'method', '') }),
	],
	[
		'policy',
		(post) => ({
			type: 'policy',
			policy: object(post['policy']),
			notices: list(post['notices']).map(object),
		}),
	],
	['agenda', readAgenda],
	['talked', (post) => ({ type: 'talked', of: text(post, 'of'), done: integer(post, 'done', 1) })],
	[
		'event',
		(post) => ({
			type: 'event',
			what: text(post, 'what'),
			upto: integer(post, 'upto', -1),
			by: text(post, 'by', ''),
			who: text(post, 'who', ''),
			until: integer(post, 'until', 0),
		}),
	],
	...SAFETY_READERS,
	...AGREEMENT_READERS,
	...ROLLOUT_READERS,
	...REPLY_READERS,
	...NOTE_READERS,
	...RECORD_READERS,
	...EMERGENCY_READERS,
	...REQUEST_READERS,
	...CHECKIN_READERS,
	...JOURNAL_READERS,
	...MEASURE_READERS,
	...MOMENT_READERS,
	...HOMEWORK_READERS,
	...FEE_READERS,
]);

/** An opened post by its type. @throws ProtocolError 'post' if it has no type or lacks a field */
export function parsePost(post: JsonObject): Post {
	const type = text(post, 'type');
	return READERS.get(type)?.(post) ?? { type: 'unknown', of: type, fields: post };
}

/** Why the body of post `seq` is absent, given the practice's events and their own seqs. */
export function absence(
	seq: number,
	events: Iterable<{ seq: number; post: Pick<Extract<Post, { type: 'event' }>, 'what' | 'upto'> }>,
): 'destroyed' | 'withheld' {
	for (const { seq: saidAt, post } of events) {
		if (post.what === 'destroyed' && seq <= post.upto && post.upto < saidAt) return 'destroyed';
	}
	return 'withheld';
}

function readFile(post: JsonObject): Post {
	return {
		type: 'file',
		key: text(post, 'key'),
		hash: text(post, 'hash'),
		size: integer(post, 'size'),
		name: text(post, 'name'),
		mime: text(post, 'mime'),
	};
}

function readProfile(post: JsonObject): Post {
	const name = text(post, 'name');
	demand(name !== '', 'post');
	return {
		type: 'profile',
		name,
		pronouns: text(post, 'pronouns', ''),
		birth_date: text(post, 'birth_date', ''),
		phone: text(post, 'phone', ''),
		address: text(post, 'address', ''),
		emergency: text(post, 'emergency', ''),
		language: text(post, 'language', ''),
	};
}

function readAgenda(post: JsonObject): Post {
	const words = text(post, 'text');
	demand(words !== '', 'post');
	return { type: 'agenda', text: words, about: text(post, 'about', '') };
}
