/**
 * A statement made again from what was signed, beside what the server says. An app shows each
 * difference: a server that adds, leaves out or changes a line is seen. Pure.
 */
import { dueOf, type Books } from './books.ts';
import { endOfMonth } from './days.ts';
import { lineOf, linesOf, type Line, type Plan } from './plans.ts';
import { total } from './totals.ts';

/**
 * That a clinician signed what the reply `item`, shown on a local day, costs. `attention` is the most
 * of the messages that it answers, as far as the app knows.
 */
export type Charge = Readonly<{
	item: string;
	on: string;
	amount: number;
	tax: number;
	currency: string;
	attention: number;
}>;

/**
 * A statement as the server has it: of the month of the day `month`, in one currency. `books` are its
 * lines and what was entered since, of which `due` is said to be to pay; none where only its lines are
 * looked at.
 */
export type Said = Readonly<{
	month: string;
	currency: string;
	lines: readonly Line[];
	amount: number;
	tax: number;
	books?: Books;
	due?: number;
}>;

/**
 * What was signed: plans agreed to, the oldest first; charges; days without messaging. `charges` are
 * those that stand on no other statement and were signed before this one was made. `asked` are items
 * that were asked about, which may be missing; `withdrawn` those that were taken back before it was
 * made, which may not stand on it.
 */
export type Signed = Readonly<{
	plans: readonly Plan[];
	charges: readonly Charge[];
	pauses: readonly string[];
	asked: readonly string[];
	withdrawn: readonly string[];
}>;

export type What =
	'missing' | 'extra' | 'twice' | 'days' | 'amount' | 'price' | 'sum' | 'tax' | 'due';

/**
 * What differs, and in which item, '' for the whole: what was `signed` and what is `said`. Amounts are
 * with tax, but for `sum` and `tax`, which compare each alone. `price` is a charge that its plan does
 * not make; `days` is a stretch with another end; `due` is what is to pay.
 */
export type Difference = Readonly<{ what: What; item: string; signed: number; said: number }>;

/** Where a statement is not what was signed, its lines first; none if it is. */
export function differences(said: Said, signed: Signed): readonly Difference[] {
	const own = new Map(expected(said, signed).map((line) => [line.item, line]));
	const prices = new Map(signed.charges.map((each) => [each.item, price(signed.plans, each)]));
	const lines = new Map(said.lines.map((line) => [line.item, line]));
	const counted = (item: string): number => said.lines.filter((line) => line.item === item).length;
	return [
		...[...lines.values()].flatMap((line) => {
			const times = counted(line.item);
			return ofLine(line, own.get(line.item), prices.get(line.item), times);
		}),
		...[...own.values()]
			.filter(({ item }) => !lines.has(item) && !signed.asked.includes(item))
			.map((line) => differs('missing', line.item, owed(line), 0)),
		...ofSums(said),
	];
}

function ofLine(
	line: Line,
	own: Line | undefined,
	priced: number | undefined,
	times: number,
): readonly Difference[] {
	if (own?.kind !== line.kind) return [differs('extra', line.item, 0, owed(line))];
	const found: Difference[] = [];
	if (own.since !== line.since || own.until !== line.until) {
		found.push(differs('days', line.item, owed(own), owed(line)));
	} else if (own.amount !== line.amount || own.tax !== line.tax) {
		found.push(differs('amount', line.item, owed(own), owed(line)));
	}
	if (priced !== undefined && priced !== owed(own)) {
		found.push(differs('price', line.item, priced, owed(own)));
	}
	if (times > 1) found.push(differs('twice', line.item, owed(own), owed(line) * times));
	return found;
}

function ofSums({ lines, amount, tax, books, due = 0 }: Said): readonly Difference[] {
	const sums = total(lines);
	const found: Difference[] = [];
	if (sums.amount !== amount) found.push(differs('sum', '', sums.amount, amount));
	if (sums.tax !== tax) found.push(differs('tax', '', sums.tax, tax));
	if (books && dueOf(books) !== due) found.push(differs('due', '', dueOf(books), due));
	return found;
}

/** The lines of one currency that follow from what was signed. */
function expected({ month, currency }: Said, signed: Signed): readonly Line[] {
	const replies = signed.charges.filter(({ on }) => on <= endOfMonth(month)).map(asLine);
	return [...linesOf(signed.plans, [], month, signed.pauses), ...replies].filter(
		(line) => line.currency === currency && !signed.withdrawn.includes(line.item),
	);
}

function asLine({ item, on, amount, tax, currency }: Charge): Line {
	return { kind: 'reply', since: on, until: on, amount, tax, currency, item, planId: '' };
}

/** What the plan of its day makes of a charge, 0 for nothing or another currency. */
function price(plans: readonly Plan[], { item, on, attention, currency }: Charge): number {
	const kinds = { isConfirmed: true, isPrompt: false, isRedirect: false, isScheduling: false };
	const line = lineOf(plans, { entryId: item, on, attention, ...kinds });
	return line?.currency === currency ? owed(line) : 0;
}

function owed({ amount, tax }: Line): number {
	return amount + tax;
}

function differs(what: What, item: string, signed: number, said: number): Difference {
	return { what, item, signed, said };
}
