/** Sums of lines, by currency. Tax is summed, never counted again from a sum. Pure. */
export type Priced = Readonly<{ amount: number; tax: number; currency: string }>;
export type Total = Readonly<{ amount: number; tax: number }>;

/** What lines come to that are all of one currency. */
export function total(lines: readonly Readonly<{ amount: number; tax: number }>[]): Total {
	const sum = { amount: 0, tax: 0 };
	for (const { amount, tax } of lines) {
		sum.amount += amount;
		sum.tax += tax;
	}
	return sum;
}

/** What lines come to in each of their currencies, by its code. */
export function totals(lines: readonly Priced[]): Readonly<Record<string, Total>> {
	const found = [...new Set(lines.map(({ currency }) => currency))].sort();
	const of = (one: string): readonly Priced[] => lines.filter(({ currency }) => currency === one);
	return Object.fromEntries(found.map((one) => [one, total(of(one))]));
}
