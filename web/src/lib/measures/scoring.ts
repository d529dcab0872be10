/**
 * What answers to a measure come to (`meantime.measures`); `vectors/measures.json` holds both to the
 * same. A total is never guessed: where a scored item has no answer there is none.
 */
import type { Item, Measure } from './content.ts';

/** Values by the item's id. */
export type Answers = Readonly<Record<string, number>>;

export type Change = '' | 'better' | 'worse' | 'same';

/** The total in points; null unless every scored item has an answer that it allows. */
export function total(measure: Measure, answers: Answers): number | null {
	let points = 0;
	for (const item of measure.items) {
		if (item.scored === false) continue;
		const value = answers[item.id];
		if (value === undefined || !isAnswer(measure, item, value)) return null;
		points += value;
	}
	return points;
}

/** What may be answered to an item. */
export function optionsOf(measure: Measure, item: Item): Measure['options'] {
	return item.options ?? measure.options;
}

/** Whether an item may be answered so. */
export function isAnswer(measure: Measure, item: Item, value: number): boolean {
	return optionsOf(measure, item).some((option) => option.value === value);
}

/** The id of the band that a total is in. */
export function band({ score }: Measure, points: number): string {
	return score.bands.findLast(({ from }) => from <= points)?.id ?? '';
}

/**
 * How a total has changed; less than the measure's `reliable` points is `same`. Empty where it does
 * not say what is no chance.
 */
export function change({ score }: Measure, before: number, now: number): Change {
	if (score.reliable === undefined) return '';
	if (Math.abs(now - before) < score.reliable) return 'same';
	return now < before === (score.better === 'lower') ? 'better' : 'worse';
}

/** The items whose answers cannot wait for the rest of the form, in its order. */
export function urgent(measure: Measure, answers: Answers): string[] {
	return measure.safety
		.filter(({ item, at_least }) => {
			const asked = measure.items.find(({ id }) => id === item);
			const value = answers[item];
			if (!asked || value === undefined) return false;
			return value >= at_least && isAnswer(measure, asked, value);
		})
		.map(({ item }) => item);
}

/** Where in the form the last item is whose answer may not wait, from 0; -1 for none. */
export function lastWatched({ items, safety }: Measure): number {
	return items.findLastIndex(({ id }) => safety.some(({ item }) => item === id));
}
