/** What the server has counted for a review, by question. Pure. */
import type { Measure } from '../api/shapes/reviews.ts';
import type { Counts } from './view.ts';

const NOT_HERE = 'access_review'; // its value is a number of people, and no share

/** From an instant until before another, in ms. */
export type Span = Readonly<{ since: number; until: number }>;

/** What the server has counted. */
export function serverCounts(measures: readonly Measure[]): Counts {
	const counted = measures.flatMap(({ id, metric, value, n }) => {
		if (value === null) return [];
		return [[id, { part: Math.round(metric === NOT_HERE ? value : value * n), of: n }] as const];
	});
	return Object.fromEntries(counted);
}
