/**
 * What was asked and answered of measures in a thread, and what it comes to. The same rules as
 * `meantime.sdk.folds.measured`; `vectors/measured.json` holds both to them. Source: protocol.md
 * section 7, Between sessions.
 */
import type { Opened } from '../sync/folds/opened.ts';
import type { People } from '../sync/folds/people.ts';
import { allowed, foldAnswers, occasions, urgentIn, type Said, type Urgent } from './answers.ts';
import { foldAsks, type Asked } from './asks.ts';
import type { Measure } from './content.ts';
import { readForm, shipped } from './forms.ts';
import { band, change, total, type Answers, type Change } from './scoring.ts';

/** By how many points a total differs from another, and whether that is more than chance. */
export type Step = Readonly<{ points: number; change: Change }>;

/**
 * What was answered once. `entry` is what stands of it; `at` (ms) is its author's claim. `answers` has
 * what the measure allows. `total` is null where it cannot be told, `band` then empty. Changes are
 * against results of the same version that have a total.
 */
export type Result = Readonly<{
	entry: string;
	of: string;
	version: string;
	locale: string;
	at: number;
	receivedAt: number;
	isDone: boolean;
	answers: Answers;
	total: number | null;
	band: string;
	urgent: readonly Urgent[];
	sinceLast: Step | null;
	sinceFirst: Step | null;
}>;

/** All results of a client in a measure, in the order in which the server had them. */
export type Series = Readonly<{ author: string; measure: string; results: readonly Result[] }>;

/** The measures that are known, by `keyOf` their id and version. */
export type Forms = ReadonlyMap<string, Measure>;

/** What was asked, the first shown first, and by client and measure what was answered. */
export type Measured = Readonly<{
	asked: readonly Asked[];
	series: readonly Series[];
	forms: Forms;
}>;

/** The measures of a thread. What others say than those who may is nothing. */
export function foldMeasured(log: readonly Opened[], people: People): Measured {
	const answers = foldAnswers(log, people);
	const asked = foldAsks(log, people, answers);
	const forms = formsOf(asked, answers);
	const found = new Map<string, { author: string; measure: string; results: Result[] }>();
	for (const occasion of occasions(answers)) {
		const said = occasion.at(-1);
		if (!said) continue;
		const { author, post } = said;
		const key = JSON.stringify([author, post.measure]);
		const series = found.get(key) ?? { author, measure: post.measure, results: [] };
		series.results.push(resultOf(occasion, said, forms.get(keyOf(post.measure, post.version))));
		found.set(key, series);
	}
	const series = [...found.values()].map((each) => ({
		...each,
		results: compared(each.results, each.measure, forms),
	}));
	return { asked, series, forms };
}

/** The answers that somebody of the team says to have looked at, by their entries. */
export function foldSeen(chart: readonly Opened[]): Set<string> {
	return new Set(chart.flatMap(({ post }) => (post?.type === 'measure_seen' ? [post.of] : [])));
}

export function keyOf(measure: string, version: string): string {
	return JSON.stringify([measure, version]);
}

/** Those that ship, and the practice's own as they were last asked. */
function formsOf(asked: readonly Asked[], answers: readonly Said[]): Forms {
	const forms = new Map<string, Measure>();
	for (const { measure, version, form } of [...asked, ...answers.map(({ post }) => post)].map(
		named,
	)) {
		const key = keyOf(measure, version);
		const known = shipped(measure, version) ?? (form ? readForm(form) : null);
		if (known?.id === measure && known.version === version) forms.set(key, known);
		else if (form) forms.delete(key);
	}
	return forms;
}

function named(each: Readonly<{ measure: string; version: string; form?: string }>) {
	return { measure: each.measure, version: each.version, form: each.form ?? '' };
}

function resultOf(occasion: readonly Said[], said: Said, measure: Measure | undefined): Result {
	const { entry, at, receivedAt, post } = said;
	const answers = allowed(measure, post);
	const isDone = post.state === 'done';
	const points = measure && isDone ? total(measure, answers) : null;
	return {
		...{ entry, of: post.of, version: post.version, locale: post.locale, at, receivedAt },
		...{ isDone, answers, total: points },
		band: measure && points !== null ? band(measure, points) : '',
		urgent: urgentIn(occasion, measure),
		sinceLast: null,
		sinceFirst: null,
	};
}

/** Results with what changed since the one before and the first, of the same version. */
function compared(results: readonly Result[], id: string, forms: Forms): Result[] {
	const totals = new Map<string, number[]>();
	return results.map((result) => {
		const { total: now, version } = result;
		const measure = forms.get(keyOf(id, version));
		if (now === null || !measure) return result;
		const before = totals.get(version) ?? [];
		totals.set(version, [...before, now]);
		const [first] = before;
		const last = before.at(-1);
		if (first === undefined || last === undefined) return result;
		const step = (was: number) => ({ points: now - was, change: change(measure, was, now) });
		return { ...result, sinceLast: step(last), sinceFirst: step(first) };
	});
}
