/**
 * What stands on the paper of a questionnaire: each question with its answer, the total, its band; as
 * `meantime.sdk.export.paper_measures`.
 */
import { readForm, shipped } from '../measures/forms.ts';
import { band, total, type Answers } from '../measures/scoring.ts';
import { answerIn, bandName, localeOf, sayIn } from '../measures/words.ts';
import type { Post } from '../protocol/posts.ts';
import { parsePost } from '../protocol/posts.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import type { Locale } from '../text/catalogue.ts';

const OF_MEASURES = new Set(['measure_ask', 'measure_answer', 'measure_draft']);

type Row = Readonly<{ type: string; said?: unknown }>;
/** The practice's own measures that were asked in a space, by id and version. */
export type OwnForms = ReadonlyMap<string, string>;

export function formsIn(entries: readonly Row[]): OwnForms {
	const forms = new Map<string, string>();
	for (const row of entries) {
		const post = postOf(row);
		if (post?.type === 'measure_ask') forms.set(keyOf(post), post.form);
	}
	return forms;
}

/** What an ask or an answer says; empty for everything else, and where its measure is not known here. */
export function measureText(row: Row, forms: OwnForms, locale: Locale): string {
	const post = postOf(row);
	if (!post || !('measure' in post) || !('version' in post)) return '';
	const form = shipped(post.measure, post.version) ?? readForm(forms.get(keyOf(post)) ?? '');
	if (!form) return '';
	const read = localeOf(form, locale);
	const given = 'answers' in post ? post.answers : [];
	const answers: Answers = Object.fromEntries(given.map(({ item, value }) => [item, value]));
	const said = form.items.flatMap(({ id }) => {
		const value = answers[id];
		const words = value === undefined ? null : answerIn(form, id, value, read);
		return words ? [`“${words.question}”: ${words.answer}`] : [];
	});
	const isDone = post.type === 'measure_answer' && post.state === 'done';
	const points = isDone ? total(form, answers) : null;
	const came =
		points === null
			? []
			: [`${points}/${form.score.highest}, ${bandName(form, band(form, points), locale)}`];
	return [sayIn(form.title, read), ...said, ...came].join('\n');
}

function postOf({ type, said }: Row): Post | null {
	return OF_MEASURES.has(type) ? parsePost({ ...(said as JsonObject), type }) : null;
}

function keyOf({ measure, version }: Readonly<{ measure: string; version: string }>): string {
	return JSON.stringify([measure, version]);
}
