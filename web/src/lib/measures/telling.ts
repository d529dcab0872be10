/**
 * Which answers still have to be told before a form is done, because they cannot wait. The same rule
 * as `meantime.measures.telling`; `vectors/measures.json` holds both. Source: R-45; decision 0044.
 */
import type { Measure } from './content.ts';
import { urgent, type Answers } from './scoring.ts';

/** After a night the same answer is said of another day. */
export const TOLD_FOR_MS = 12 * 60 * 60 * 1000;

/** That an answer was told already, at `at` (ms). */
export type Told = Readonly<{ item: string; value: number; at: number }>;

/**
 * The answers that cannot wait and were not told, or only of something less. What was told wakes
 * nobody a second time within half a day; a lower answer takes nothing back.
 */
export function untold(
	measure: Measure,
	answers: Answers,
	told: readonly Told[],
	now: number,
): Record<string, number> {
	const recent = told.filter(({ at }) => now - at < TOLD_FOR_MS);
	return Object.fromEntries(
		urgent(measure, answers).flatMap((item) => {
			const value = answers[item] ?? 0;
			const isTold = recent.some((each) => each.item === item && each.value >= value);
			return isTold ? [] : [[item, value]];
		}),
	);
}
