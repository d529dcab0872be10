/**
 * How sure a number is: what it is, and between which two it lies in 95 of 100 such countings. The
 * same rules stand in Python (`meantime.insights`); `vectors/insights.json` holds both to them.
 */

/** A number, and the bounds that it has; null where too few were counted for any. */
export type Interval = Readonly<{ value: number; low: number | null; high: number | null }>;

const Z = 1.96; // of 95 in 100

/**
 * The share of `part` in `of`, null of none. It keeps within 0 and 1 for small groups as well.
 * Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927), 209-212.
 */
export function wilson(part: number, of: number): Interval | null {
	if (of === 0) return null;
	const [share, square] = [part / of, Z * Z];
	const whole = 1 + square / of;
	const middle = (share + square / (2 * of)) / whole;
	const reach = (Z * Math.sqrt((share * (1 - share)) / of + square / (4 * of * of))) / whole;
	return { value: share, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

/**
 * The middle of what was counted, null of nothing. Its bounds are two of the values themselves, by
 * their ranks: nothing is presumed of how they are spread. Five values or fewer give none. Source:
 * W. J. Conover, Practical Nonparametric Statistics, 3rd ed. (1999), section 3.2.
 */
export function median(values: readonly number[]): Interval | null {
	const ranked = values.toSorted((one, other) => one - other);
	const [below, above] = [ranked[(ranked.length - 1) >> 1], ranked[ranked.length >> 1]];
	if (below === undefined || above === undefined) return null;
	const rank = boundRank(ranked.length);
	const [low = null, high = null] = [ranked[rank - 1], ranked[ranked.length - rank]];
	return { value: (below + above) / 2, low, high };
}

/**
 * Which of `n` values is the lower bound, counted from 1; 0 for too few. As many from the top is
 * the upper one.
 */
export function boundRank(n: number): number {
	return Math.max(0, Math.floor((n + 1 - Z * Math.sqrt(n)) / 2));
}

/** The value that nine of ten do not exceed, null of nothing. */
export function ninetieth(values: readonly number[]): number | null {
	const ranked = values.toSorted((one, other) => one - other);
	return ranked[Math.ceil((9 * ranked.length) / 10) - 1] ?? null;
}
