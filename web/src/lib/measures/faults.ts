/** What is wrong with a measure, as a practice's own file may have it; as `meantime.measures.faults`. */
import content from 'content:measures';
import type { Item, Measure, Words } from './content.ts';
import { optionsOf } from './scoring.ts';

/**
 * What is wrong, by kind; `what` names the place, empty for the whole. `[]` for a measure that can be
 * scored.
 */
export type Fault = Readonly<{ kind: FaultKind; what: string }>;

export type FaultKind =
	| 'no_locale'
	| 'no_words'
	| 'same_id'
	| 'none_scored'
	| 'options'
	| 'safety'
	| 'range'
	| 'bands'
	| 'reliable';

export function faultsOf(measure: Measure): Fault[] {
	return [...wordFaults(measure), ...itemFaults(measure), ...scoreFaults(measure)];
}

function* wordFaults(measure: Measure): Generator<Fault> {
	if (measure.locales.length === 0) yield { kind: 'no_locale', what: '' };
	const texts: [string, Words][] = [
		['title', measure.title],
		['prompt', measure.prompt],
		...measure.items.map((item): [string, Words] => [item.id, item.text]),
		...measure.score.bands
			.filter(({ id }) => !Object.hasOwn(content.bands, id))
			.map(({ id, name }): [string, Words] => [id, name ?? {}]),
		...measure.items.flatMap((item) =>
			optionsOf(measure, item).map((option): [string, Words] => {
				return [`${item.id}: ${option.value}`, option.label];
			}),
		),
	];
	for (const [what, text] of texts) {
		for (const locale of measure.locales) {
			if (!text[locale]?.trim()) yield { kind: 'no_words', what: `${what} (${locale})` };
		}
	}
}

function* itemFaults(measure: Measure): Generator<Fault> {
	const ids = measure.items.map(({ id }) => id);
	if (new Set(ids).size < ids.length) yield { kind: 'same_id', what: '' };
	if (!measure.items.some(isScored)) yield { kind: 'none_scored', what: '' };
	for (const item of measure.items) {
		const values = optionsOf(measure, item).map(({ value }) => value);
		const isChoice = values.length > 1 && new Set(values).size === values.length;
		if (!isChoice) yield { kind: 'options', what: item.id };
	}
	for (const { item } of measure.safety) {
		if (!ids.includes(item)) yield { kind: 'safety', what: item };
	}
}

function* scoreFaults(measure: Measure): Generator<Fault> {
	const { score } = measure;
	const each = measure.items
		.filter(isScored)
		.map((item) => optionsOf(measure, item).map(({ value }) => value))
		.filter((values) => values.length > 0);
	const sum = (of: (...values: number[]) => number) =>
		each.reduce((points, values) => points + of(...values), 0);
	if (score.lowest !== sum(Math.min) || score.highest !== sum(Math.max)) {
		yield { kind: 'range', what: `${sum(Math.min)}–${sum(Math.max)}` };
	}
	const starts = score.bands.map(({ from }) => from);
	const rises = starts.every((from, n) => n === 0 || from > (starts[n - 1] ?? from));
	if (starts[0] !== score.lowest || !rises) yield { kind: 'bands', what: '' };
	if (score.reliable !== undefined && score.reliable < 1) yield { kind: 'reliable', what: '' };
}

function isScored({ scored }: Item): boolean {
	return scored !== false;
}
