/**
 * Amounts: whole numbers of a currency's smallest unit. Pure, as all rules here; the same stand in
 * Python (`meantime.fees`), and `vectors/fees.json` holds both to them.
 */

/** Rates are in hundredths of a percent: 825 is 8.25 %. */
export const WHOLE = 10_000;

/** `amount * part / of` as a whole number; a half goes away from zero, as on a bill. */
export function rounded(amount: number, part: number, of: number): number {
	// A large amount times a rate is more than a number holds exactly.
	const product = BigInt(amount) * BigInt(part);
	const [size, whole] = [product < 0n ? -product : product, BigInt(of)];
	const result = Number(size / whole + (2n * (size % whole) >= whole ? 1n : 0n));
	return product < 0n && result > 0 ? -result : result;
}

/** The tax on an amount, which a credit gives back alike. */
export function taxOn(amount: number, rate: number): number {
	return rounded(amount, rate, WHOLE);
}

/** An amount of which a client pays so much: the sliding scale. 10,000 is all of it. */
export function reduced(amount: number, rate: number): number {
	return rounded(amount, rate, WHOLE);
}

/**
 * What the days `first` to `last` of a month of `length` cost; the first day is 1. However a month
 * is cut into pieces, they add up to the whole amount.
 */
export function ofDays(amount: number, first: number, last: number, length: number): number {
	return rounded(amount, last, length) - rounded(amount, first - 1, length);
}
