/** Where values stand in a chart, and which numbers are written beside it. Pure. */

export type Range = readonly [low: number, high: number];
export type Scale = (value: number) => number;

/** From values of `domain` to places in `range`; a domain without width stands at its middle. */
export function linear(domain: Range, range: Range): Scale {
	const [low, high] = domain;
	const [from, to] = range;
	if (high === low) return () => (from + to) / 2;
	return (value) => from + ((value - low) / (high - low)) * (to - from);
}

/** At most about `most` round numbers from `low` to `high`, both ends always among them. */
export function ticks(low: number, high: number, most: number): number[] {
	if (high <= low) return [low];
	const step = roundStep((high - low) / Math.max(1, most));
	const inside: number[] = [];
	for (let n = Math.ceil(low / step); n * step <= high; n += 1) inside.push(tidy(n * step));
	const isFree = (tick: number) => tick - low >= step * 0.6 && high - tick >= step * 0.6;
	return [low, ...inside.filter(isFree), high];
}

/** The end of an axis of counts that begins at 0: a round whole number, at least 1. */
export function roundUp(most: number, parts = 4): number {
	if (most <= 1) return 1;
	const step = Math.max(1, roundStep(most / parts));
	return Math.ceil(most / step) * step;
}

/** The number of `places` that is nearest to a pointer; -1 if there is none. */
export function nearest(places: readonly number[], pointer: number): number {
	const distances = places.map((place) => Math.abs(place - pointer));
	return distances.indexOf(Math.min(...distances));
}

/** 1, 2 or 5 times a power of ten, not below `least`. */
function roundStep(least: number): number {
	const power = 10 ** Math.floor(Math.log10(least));
	const factor = [1, 2, 5, 10].find((each) => each * power >= least - Number.EPSILON) ?? 10;
	return factor * power;
}

function tidy(value: number): number {
	return Number(value.toPrecision(12));
}
