/** What posts say about measures such as the PHQ-9 (protocol.md section 7, Between sessions). */
import type { JsonObject } from './canonical.ts';
import { filled, flag, integer, list, object, oneOf, text } from './post-fields.ts';

/** What was answered to an item: the value of an option. */
export type MeasureValue = Readonly<{ item: string; value: number }>;

/** An opened post about a measure, by its type. */
export type MeasurePost =
	/**
	 * In the thread, by the care team: fill in a measure, from `show_at` on. Those that were planned
	 * together share a `series`. `form` is the whole measure as JSON, `""` for one that
	 * ships. With `shared` 1 the client may fill it in whenever they like, until it is taken back.
	 */
	| {
			type: 'measure_ask';
			measure: string;
			version: string;
			series: string;
			form: string;
			shared: 0 | 1;
	  }
	/**
	 * In the thread, by the client: what they answered; `of` is the ask, `""` for none. `open` says
	 * before the form is done what cannot wait, and that alone; `done` is the whole form.
	 */
	| {
			type: 'measure_answer';
			measure: string;
			version: string;
			locale: string;
			of: string;
			answers: readonly MeasureValue[];
			state: 'open' | 'done';
	  }
	/**
	 * In the client's own journal: how far they have come; of an `of` and measure the newest. Without
	 * answers there is none.
	 */
	| {
			type: 'measure_draft';
			of: string;
			measure: string;
			version: string;
			locale: string;
			answers: readonly MeasureValue[];
	  }
	/** In the chart, by the team: somebody has looked at the answer `of`, which was worse. */
	| { type: 'measure_seen'; of: string }
	/**
	 * In the directory: a measure of the practice's own, as JSON. The newest of a `measure`
	 * stands; with `gone` 1 it is asked no more.
	 */
	| { type: 'measure_form'; measure: string; form: string; gone: 0 | 1 };

const TITLES: ReadonlyMap<string, string> = new Map([
	['phq9', 'PHQ-9'],
	['phq2', 'PHQ-2'],
	['gad7', 'GAD-7'],
	['pcl5', 'PCL-5'],
]);

/** What stands in a conversation; an answer with the `form` of the practice's own that was asked. */
export type MeasureCard =
	| Extract<MeasurePost, { type: 'measure_ask' }>
	| (Extract<MeasurePost, { type: 'measure_answer' }> & Readonly<{ form?: string }>);

/** What an ask or an answer is about, the same in every language. */
export function wordsOfMeasure({ measure }: MeasureCard): string {
	return TITLES.get(measure) ?? measure;
}

type Reader = (post: JsonObject) => MeasurePost;

export const MEASURE_READERS: readonly (readonly [string, Reader])[] = [
	[
		'measure_ask',
		(post) => ({
			type: 'measure_ask',
			measure: filled(post, 'measure'),
			version: filled(post, 'version'),
			series: text(post, 'series', ''),
			form: text(post, 'form', ''),
			shared: flag(post, 'shared', 0),
		}),
	],
	[
		'measure_answer',
		(post) => ({
			type: 'measure_answer',
			...answered(post),
			state: oneOf(post, 'state', ['open', 'done']),
		}),
	],
	['measure_draft', (post) => ({ type: 'measure_draft', ...answered(post) })],
	['measure_seen', (post) => ({ type: 'measure_seen', of: filled(post, 'of') })],
	[
		'measure_form',
		(post) => ({
			type: 'measure_form',
			measure: filled(post, 'measure'),
			form: text(post, 'form'),
			gone: flag(post, 'gone', 0),
		}),
	],
];

function answered(post: JsonObject) {
	return {
		of: text(post, 'of'),
		measure: filled(post, 'measure'),
		version: filled(post, 'version'),
		locale: text(post, 'locale'),
		answers: list(post['answers'])
			.map(object)
			.map((each) => ({ item: filled(each, 'item'), value: integer(each, 'value') })),
	};
}
