/** What is due, by how many days it has been, in one currency at a time. */
import type { AgeingRow } from '../api/shapes/billing.ts';

export const BUCKETS = ['not_yet', 'to_30', 'to_60', 'to_90', 'over_90'] as const;

export type AgeingBar = Readonly<{
	bucket: AgeingRow['bucket'];
	amount: number;
	statements: number;
}>;

/** The currencies in which anything is due, in the order of their codes. */
export function currenciesIn(rows: readonly AgeingRow[]): readonly string[] {
	return [...new Set(rows.map(({ currency }) => currency))].sort();
}

/** Every bucket of a currency, also where nothing is due. */
export function barsOf(rows: readonly AgeingRow[], currency: string): readonly AgeingBar[] {
	return BUCKETS.map((bucket) => {
		const row = rows.find((each) => each.currency === currency && each.bucket === bucket);
		return { bucket, amount: row?.amount ?? 0, statements: row?.statements ?? 0 };
	});
}

/** The first day of a month, `back` months before the one in which a day lies. */
export function monthBefore(day: string, back: number): string {
	const [year = 0, month = 1] = day.split('-').map(Number);
	return new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 10);
}
