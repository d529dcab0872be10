/** What each month came to, for a chart: by statements, and this month until now. Pure. */
import type { OwnFees } from './view.ts';

const MOST_MONTHS = 12;

/** Of one currency, the earliest month first; `isNow` for the month that goes on. */
export type MonthSum = Readonly<{ month: string; amount: number; isNow: boolean }>;

export function monthSums({ statements, items, today }: OwnFees, currency: string): MonthSum[] {
	const now = `${today.slice(0, 7)}-01`;
	const made = statements
		.filter((each) => each.currency === currency)
		.map(({ month, amount, tax }) => ({ month, amount: amount + tax, isNow: false }));
	const open = items.filter((each) => each.currency === currency && each.dispute.state === '');
	const sum = open.reduce((so, { amount, tax }) => so + amount + tax, 0);
	const whole = sum > 0 ? [...made, { month: now, amount: sum, isNow: true }] : made;
	return whole.toSorted((one, other) => one.month.localeCompare(other.month)).slice(-MOST_MONTHS);
}

/** The currencies in which anything was billed or charged. */
export function currenciesOf({ statements, items }: OwnFees): string[] {
	return [...new Set([...statements, ...items].map(({ currency }) => currency))].toSorted();
}
