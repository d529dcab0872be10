/**
 * Good-faith estimates: by when one is given, how long it holds, when a bill is too far above it.
 * Source: 45 CFR 149.610(b)(1)(vi), (x) and (c), 149.620(a)(2) and (b)(1), which hold in the United
 * States for whoever pays without a plan of theirs. Days are local ones of the practice. Pure.
 */
import { businessDaysBetween, businessDaysLater } from './business-days.ts';
import { plus } from './days.ts';

/** Business days. */
const SOON = 3;
const FAR = 10;
/** In cents. */
const SUBSTANTIAL = 40_000;
const KEPT_YEARS = 6;

/**
 * A service that comes `count` times for `amount` and `tax` each, in the smallest unit. What is booked
 * `separately` has an estimate of its own, and is named here alone.
 */
export type Expected = Readonly<{
	count: number;
	amount: number;
	tax: number;
	separately: boolean;
}>;

/** When a client asked for an estimate; when a service was scheduled, and for which day; '' for none. */
export type Asked = Readonly<{ askedOn: string; bookedOn: string; heldOn: string }>;

/** The last day on which an estimate is in time, '' if none is owed. */
export function dueOn(
	{ askedOn, bookedOn, heldOn }: Asked,
	holidays: readonly string[] = [],
): string {
	const days = askedOn ? [businessDaysLater(askedOn, SOON, holidays)] : [];
	const ahead = bookedOn && heldOn ? businessDaysBetween(bookedOn, heldOn, holidays) : 0;
	if (ahead >= SOON) days.push(businessDaysLater(bookedOn, ahead >= FAR ? SOON : 1, holidays));
	return days.sort()[0] ?? '';
}

/** The last day for which one estimate of a recurring service can be: twelve months. */
export function lastDay(since: string): string {
	return plus(yearsLater(since, 1), -1);
}

/** What is expected, with tax. */
export function expectedOf(services: readonly Expected[]): number {
	return services
		.filter(({ separately }) => !separately)
		.reduce((sum, { count, amount, tax }) => sum + count * (amount + tax), 0);
}

/**
 * Whether a bill is so far above its estimate that the client may dispute it. The rule is one of the
 * United States, in dollars; for another currency there is none.
 */
export function warningOf(
	estimated: number,
	billed: number,
	currency: string,
): '' | 'over' | 'not_in_dollars' {
	if (currency !== 'USD') return 'not_in_dollars';
	return billed - estimated >= SUBSTANTIAL ? 'over' : '';
}

/**
 * Why another estimate is needed, '' if this one holds. `agreedOn` are the days on which the client
 * agreed to a plan: another plan is another price.
 */
export function whyAnew(
	madeOn: string,
	until: string,
	agreedOn: readonly string[],
	today: string,
): '' | 'plan' | 'ended' {
	if (today > until) return 'ended';
	return agreedOn.some((day) => madeOn < day) ? 'plan' : '';
}

/** The last day on which a copy must be there. Source: 45 CFR 149.610(c)(2). */
export function keptUntil(madeOn: string): string {
	return yearsLater(madeOn, KEPT_YEARS);
}

/** The same day years later; of a leap day, where there is none, 1 March. */
function yearsLater(day: string, years: number): string {
	const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
	return new Date(Date.UTC(year + years, month - 1, dayOfMonth)).toISOString().slice(0, 10);
}
