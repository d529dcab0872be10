/** What posts say about check-ins (protocol.md section 7): a short question, and its answer. */
import type { JsonObject } from './canonical.ts';
import { demand } from './errors.ts';
import { filled, integer, oneOf, text, texts } from './post-fields.ts';
import { ANSWERS, type Answer } from './safety-posts.ts';

export const CHECKIN_KINDS = ['words', 'slider', 'choice'] as const;
export type CheckInKind = (typeof CHECKIN_KINDS)[number];

/** A slider goes from 0 to this. */
export const MOST = 10;
const LEAST_OPTIONS = 2;
const MOST_OPTIONS = 8;

/** An opened post about a check-in, by its type. */
export type CheckInPost =
	/**
	 * A question of the care team that is answered in two taps. A slider goes from 0, called `low`,
	 * to 10, called `high`; a choice has 2 to 8 `options`. Those of one `series` ask the same again
	 * and again; `""` is one that stands alone.
	 */
	| {
			type: 'check_in';
			ask: string;
			kind: CheckInKind;
			low: string;
			high: string;
			options: string[];
			series: string;
	  }
	/**
	 * What a client answers to the check-in `of`; the newest stands. `value` is where on the slider,
	 * or which option by its place from 0; -1 is not said.
	 */
	| {
			type: 'check_in_answer';
			of: string;
			value: number;
			text: string;
			noticed: string[];
			answer: Answer | '';
	  };

type Reader = (post: JsonObject) => CheckInPost;

export const CHECKIN_READERS: readonly (readonly [string, Reader])[] = [
	['check_in', readCheckIn],
	['check_in_answer', readAnswer],
];

function readCheckIn(post: JsonObject): CheckInPost {
	const kind = oneOf(post, 'kind', CHECKIN_KINDS);
	const options = texts(post, 'options');
	const count = options.length;
	const isRight = kind === 'choice' ? count >= LEAST_OPTIONS && count <= MOST_OPTIONS : count === 0;
	demand(isRight && !options.includes(''), 'post');
	return {
		type: 'check_in',
		ask: filled(post, 'ask'),
		kind,
		low: text(post, 'low', ''),
		high: text(post, 'high', ''),
		options,
		series: text(post, 'series', ''),
	};
}

function readAnswer(post: JsonObject): CheckInPost {
	const value = integer(post, 'value', -1);
	const words = text(post, 'text', '');
	demand(value >= -1 && value <= MOST && (value >= 0 || words !== ''), 'post');
	return {
		type: 'check_in_answer',
		of: filled(post, 'of'),
		value,
		text: words,
		noticed: texts(post, 'noticed'),
		answer: post['answer'] === undefined ? '' : oneOf(post, 'answer', ['', ...ANSWERS]),
	};
}
