/** Days away, and the public holidays among them. Pure. */
import type { Holiday } from '../api/shapes/boundaries.ts';
import type { ClosureForm } from './week.ts';

/** What clients are told about days away; each is the key of a text. */
export const NAMES = [
	'closure.vacation',
	'closure.training',
	'closure.away',
	'closure.closed',
] as const;
export type ClosureName = (typeof NAMES)[number];

const ID = 'holiday/';

/** Returns days away from today (a date) on. `id` must be new. */
export function newClosure(id: string, today: string): ClosureForm {
	const name = 'closure.vacation';
	return { id, starts_on: today, ends_on: today, kind: 'vacation', name, cover_id: '' };
}

/** Says what days away are; the kind follows from it. */
export function rename(closure: ClosureForm, name: string): void {
	closure.name = name;
	closure.kind = name === 'closure.vacation' ? 'vacation' : 'other';
}

/** A holiday as a choice; `isKept` if it is a closure. */
export type HolidayChoice = Holiday & Readonly<{ isKept: boolean }>;

/** The holidays of a year: those listed and those kept already, by date. */
export function holidayChoices(
	listed: readonly Holiday[],
	closures: readonly ClosureForm[],
	year: string,
): HolidayChoice[] {
	const kept = closures.filter(({ kind }) => kind === 'holiday');
	const keptOn = new Set(kept.map(({ starts_on: on }) => on));
	const listedOn = new Set(listed.map(({ on }) => on));
	const others = kept
		.map(({ starts_on: on, name }) => ({ on, name }))
		.filter(({ on }) => on.startsWith(`${year}-`) && !listedOn.has(on));
	return [...listed, ...others]
		.map((each) => ({ ...each, isKept: keptOn.has(each.on) }))
		.sort((one, other) => one.on.localeCompare(other.on));
}

/** Returns the closures with a holiday among them, or without it. */
export function withHoliday(
	closures: readonly ClosureForm[],
	{ on, name }: Holiday,
	isKept: boolean,
): ClosureForm[] {
	const rest = closures.filter(({ kind, starts_on: at }) => kind !== 'holiday' || at !== on);
	if (!isKept) return rest;
	const holiday = { id: ID + on, starts_on: on, ends_on: on, name, cover_id: '' };
	return [...rest, { ...holiday, kind: 'holiday' }];
}
