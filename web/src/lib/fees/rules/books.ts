/** What a statement comes to, and what may be entered beside it. Its lines never change. Pure. */
import { daysBetween } from './days.ts';

export type EntryKind = 'payment' | 'refund' | 'credit' | 'write_off';
export type Bucket = 'not_yet' | 'to_30' | 'to_60' | 'to_90' | 'over_90';

const UNTIL: readonly (readonly [number, Bucket])[] = [
	[0, 'not_yet'],
	[30, 'to_30'],
	[60, 'to_60'],
	[90, 'to_90'],
];

/** Something that was done to a statement; `item` is what a credit is for, '' for all of it. */
export type Entered = Readonly<{ kind: EntryKind; amount: number; item: string }>;

/**
 * A statement: what each of its items comes to with tax, and what was done since. `disputed` are the
 * items about which a dispute is open.
 */
export type Books = Readonly<{
	items: Readonly<Record<string, number>>;
	entered: readonly Entered[];
	disputed: readonly string[];
}>;

/** What the client owes; less than nothing if the practice owes them. */
export function balanceOf(books: Books): number {
	return owed(books) - paid(books) - lowered(books);
}

/** What of the balance is not due, because the client asks about it. */
export function pausedOf(books: Books): number {
	const asked = [...new Set(books.disputed)].map((item) => leftOf(books, item));
	return Math.max(0, Math.min(balanceOf(books), sum(asked)));
}

/** What is to be paid; less than nothing if the practice owes it. */
export function dueOf(books: Books): number {
	return balanceOf(books) - pausedOf(books);
}

/** What an item comes to, with tax, without what was credited for it. */
export function leftOf({ items, entered }: Books, item: string): number {
	const credits = entered.filter((each) => each.kind === 'credit' && each.item === item);
	return Math.max(0, (items[item] ?? 0) - sum(credits.map(({ amount }) => amount)));
}

/**
 * The most that an entry of a kind, for an item, may come to now. A refund gives back what was paid,
 * whenever that was. A credit takes back what was charged, even if it is paid: the balance is then the
 * client's.
 */
export function mostOf(books: Books, kind: EntryKind, item = ''): number {
	if (kind === 'refund') return paid(books);
	if (kind !== 'credit') return Math.max(0, balanceOf(books));
	const all = owed(books) - lowered(books);
	return item ? Math.min(all, leftOf(books, item)) : all;
}

/** Where a statement stands by how many days it has been due. */
export function bucketOf(dueOn: string, today: string): Bucket {
	const days = daysBetween(dueOn, today);
	return UNTIL.find(([until]) => days <= until)?.[1] ?? 'over_90';
}

function owed({ items }: Books): number {
	return sum(Object.values(items));
}

function paid(books: Books): number {
	return enteredAs(books, 'payment') - enteredAs(books, 'refund');
}

function lowered(books: Books): number {
	return enteredAs(books, 'credit') + enteredAs(books, 'write_off');
}

function enteredAs({ entered }: Books, kind: EntryKind): number {
	return sum(entered.filter((each) => each.kind === kind).map(({ amount }) => amount));
}

function sum(amounts: readonly number[]): number {
	return amounts.reduce((total, each) => total + each, 0);
}
