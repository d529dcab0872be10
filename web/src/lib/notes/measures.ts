/**
 * What a note says of measures: the newest total of each in its period, the same in every language
 * (`meantime.sdk.note_measures`); `vectors/measured.json` holds both.
 */
import { keyOf, type Measured, type Step } from '../measures/measured.ts';
import { sayIn } from '../measures/words.ts';
import type { Period } from '../sync/folds/note-facts.ts';

/**
 * A line for each measure that the server had a total of in a period; `day` gives the local day of an
 * instant (ms). What has changed since the total before is in points, with its sign.
 */
export function measureLines(
	{ series, forms }: Measured,
	{ since, until }: Period,
	day: (at: number) => string,
): string[] {
	return series.flatMap(({ measure, results }) => {
		const newest = results.findLast(({ total, receivedAt }) => {
			return total !== null && receivedAt >= since && receivedAt < until;
		});
		const form = newest && forms.get(keyOf(measure, newest.version));
		if (!newest || !form) return [];
		const { receivedAt, total, sinceLast } = newest;
		const title = `${sayIn(form.title, 'en')}, ${day(receivedAt)}`;
		return [`${title}: ${total}/${form.score.highest}${stepOf(sinceLast)}`];
	});
}

function stepOf(step: Step | null): string {
	if (!step) return '';
	return ` (${step.points >= 0 ? '+' : '-'}${Math.abs(step.points)})`;
}
