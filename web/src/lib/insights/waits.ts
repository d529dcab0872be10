/**
 * How long things take, where some still wait: those count as at least so long. The same rules stand
 * in Python (`meantime.insights`); `vectors/insights.json` holds both to them. Source: E. L. Kaplan
 * and P. Meier, J. Am. Stat. Assoc. 53 (1958), 457-481.
 */
import { boundRank } from './intervals.ts';

/** How long something took, or has taken so far where it `isOpen`. */
export type Wait = Readonly<{ length: number; isOpen: boolean }>;

/**
 * A number with its bounds, and what nine of ten do not exceed; null for what is not known. Of times
 * it is the median: where more than half still wait there is none, and perhaps a lower bound. `open`
 * is how many of all still wait.
 */
export type Found = Readonly<{
	value: number | null;
	low: number | null;
	high: number | null;
	p90: number | null;
	open: number;
}>;

type Step = readonly [length: number, done: number];

const SAME = 1e-9; // shares that are equal, but for how numbers are kept

/** How long things took. */
export function waited(waits: readonly Wait[]): Found {
	const [curve, n] = [curveOf(waits), waits.length];
	const rank = boundRank(n);
	return {
		value: middleOf(curve),
		low: rank > 0 ? quantile(curve, rank / n) : null,
		high: rank > 0 ? quantile(curve, (n + 1 - rank) / n) : null,
		p90: quantile(curve, 0.9),
		open: waits.filter(({ isOpen }) => isOpen).length,
	};
}

/** Each length at which something was done, and which share was done by then. */
function curveOf(waits: readonly Wait[]): Step[] {
	const seen = new Map<number, { done: number; all: number }>();
	for (const { length, isOpen } of waits) {
		const { done, all } = seen.get(length) ?? { done: 0, all: 0 };
		seen.set(length, { done: done + Number(!isOpen), all: all + 1 });
	}
	const curve: Step[] = [];
	let [waiting, atRisk] = [1, waits.length];
	for (const [length, { done, all }] of [...seen].sort(([one], [other]) => one - other)) {
		if (done > 0) {
			waiting *= 1 - done / atRisk;
			curve.push([length, 1 - waiting]);
		}
		atRisk -= all;
	}
	return curve;
}

/** After how long half was done: the middle of two where exactly half was done by the first. */
function middleOf(curve: readonly Step[]): number | null {
	const [first, next] = curve.filter(([, done]) => done >= 0.5 - SAME);
	if (!first) return null;
	const isExact = Math.abs(first[1] - 0.5) <= SAME;
	return isExact && next ? (first[0] + next[0]) / 2 : first[0];
}

/** After how long `share` was done, null where that is not known. */
function quantile(curve: readonly Step[], share: number): number | null {
	return curve.find(([, done]) => done >= share - SAME)?.[0] ?? null;
}
