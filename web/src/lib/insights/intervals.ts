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
 * Which of `n` values bounds their median from below, counted from 1; 0 for too few. As many from the
 * top is the upper bound. Nothing is presumed of how the values are spread; five or fewer have none.
 * Source: W. J. Conover, Practical Nonparametric Statistics, 3rd ed. (1999), section 3.2.
 */
export function boundRank(n: number): number {
	return Math.max(0, Math.floor((n + 1 - Z * Math.sqrt(n)) / 2));
}
