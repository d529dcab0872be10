/** What posts say about homework (protocol.md section 7): a task that is given, and its answers. */
import { dayOrNone } from './agreement-posts.ts';
import type { JsonObject } from './canonical.ts';
import { demand } from './errors.ts';
import { filled, flag, integer, list, objects, oneOf, text, texts } from './post-fields.ts';
import { ANSWERS, type Answer } from './safety-posts.ts';

export const FIELD_KINDS = ['words', 'number', 'scale', 'time', 'choice', 'steps'] as const;
export const STATES = ['seen', 'begun', 'done', 'stuck'] as const;

export type FieldKind = (typeof FIELD_KINDS)[number];
export type State = (typeof STATES)[number];
/**
 * Something to fill in, in the client's own language. `low` and `high` are the words at the ends of
 * a scale, for `steps` of how hard each is; `unit` is that of a `number`. `options` are what a
 * `choice` offers, or the `steps` to begin with.
 */
export type Field = Readonly<{
	id: string;
	kind: FieldKind;
	label: string;
	low: string;
	high: string;
	unit: string;
	options: readonly string[];
}>;
/** A step, and how hard it was before and after, 0 to 10, -1 where not said. */
export type Row = Readonly<{ text: string; before: number; after: number }>;
/** What was filled in: as text, `7.5` and `22:30` as well; of `steps` its `rows`. */
export type Value = Readonly<{ id: string; value: string; rows: readonly Row[] }>;

/** An opened post about homework, by its type. Days are local ones, such as 2027-12-31. */
export type HomeworkPost =
	/**
	 * In a thread, by the care team: a task; of a `homework` the newest stands, whole. With no
	 * `repeats` it is done once, by the local day `due` if that is not empty. Else it is done on those
	 * weekdays (Monday is 1) from the day `due` on, until the day `until` if there is one. Days are
	 * those of where the client is; `zone` is where it was given. With `gone` 1 it is taken back.
	 */
	| {
			type: 'homework';
			homework: string;
			title: string;
			zone: string;
			template: string;
			text: string;
			fields: Field[];
			due: string;
			repeats: number[];
			until: string;
			gone: 0 | 1;
	  }
	/**
	 * In a thread, by the client: what came of a task on the local `day`, empty for one done once.
	 * `of` is the entry of the version that was answered. The newest for a day stands, whole; its
	 * author's empty `amend` takes it out, and the one before it stands again. `hard` and `helped` are
	 * 0 to 10, -1 where not said. `noticed` and `answer` as in `text`.
	 */
	| {
			type: 'homework_answer';
			homework: string;
			of: string;
			state: State;
			day: string;
			values: Value[];
			hard: number;
			helped: number;
			text: string;
			noticed: string[];
			answer: Answer | '';
	  };

type Reader = (post: JsonObject) => HomeworkPost;

export const HOMEWORK_READERS: readonly (readonly [string, Reader])[] = [
	[
		'homework',
		(post) => ({
			type: 'homework',
			homework: filled(post, 'homework'),
			title: filled(post, 'title'),
			zone: filled(post, 'zone'),
			template: text(post, 'template', ''),
			text: text(post, 'text', ''),
			fields: objects(post, 'fields').map(readField),
			due: dayOrNone(post, 'due'),
			repeats: list(post['repeats'] ?? []).map(readWeekday),
			until: dayOrNone(post, 'until'),
			gone: flag(post, 'gone', 0),
		}),
	],
	[
		'homework_answer',
		(post) => ({
			type: 'homework_answer',
			homework: filled(post, 'homework'),
			of: filled(post, 'of'),
			state: oneOf(post, 'state', STATES),
			day: dayOrNone(post, 'day'),
			values: objects(post, 'values').map(readValue),
			hard: rating(post, 'hard'),
			helped: rating(post, 'helped'),
			text: text(post, 'text', ''),
			noticed: texts(post, 'noticed'),
			answer: post['answer'] === undefined ? '' : oneOf(post, 'answer', ['', ...ANSWERS]),
		}),
	],
];

/**
 * What a post says in plain words, a line for each thing: a task what it is called and what to do, an
 * answer what was filled in, its state if nothing was.
 */
export function wordsOfHomework(post: HomeworkPost): string {
	if (post.type === 'homework') return [post.title, post.text].filter(Boolean).join('\n');
	const said = post.values.flatMap(({ value, rows }) => [
		value,
		...rows.map((row) => `${row.text}${ratingsOf(row)}`),
	]);
	return [...said, post.text].filter(Boolean).join('\n') || post.state;
}

function ratingsOf({ before, after }: Row): string {
	if (before < 0 && after < 0) return '';
	return ` (${[before, after].map((each) => (each < 0 ? '–' : each)).join(', ')})`;
}

function readField(field: JsonObject): Field {
	const options = texts(field, 'options');
	demand(!options.includes(''), 'post');
	return {
		id: filled(field, 'id'),
		kind: oneOf(field, 'kind', FIELD_KINDS),
		label: filled(field, 'label'),
		low: text(field, 'low', ''),
		high: text(field, 'high', ''),
		unit: text(field, 'unit', ''),
		options,
	};
}

function readValue(value: JsonObject): Value {
	return {
		id: filled(value, 'id'),
		value: text(value, 'value', ''),
		rows: objects(value, 'rows').map((row) => ({
			text: filled(row, 'text'),
			before: rating(row, 'before'),
			after: rating(row, 'after'),
		})),
	};
}

function readWeekday(value: unknown): number {
	demand(typeof value === 'number' && value >= 1 && value <= 7, 'post');
	return value;
}

function rating(post: JsonObject, field: string): number {
	const said = integer(post, field, -1);
	demand(said >= -1 && said <= 10, 'post');
	return said;
}
