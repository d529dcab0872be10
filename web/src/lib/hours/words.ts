import type { PlainKey } from '../text/catalogue.ts';
import { dateFormat, regional } from '../text/formats.ts';
import type { Text } from '../text/text.svelte.ts';
import type { Reason } from './faults.ts';
import { isOvernight, minutesOf, type DayForm, type PeriodForm } from './week.ts';

export const REASONS: Readonly<Record<Reason, PlainKey>> = {
	unknown: 'hours.wrong_zone',
	none: 'hours.wrong_none',
	range: 'hours.wrong_range',
	order: 'hours.wrong_order',
	overlap: 'hours.wrong_overlap',
	outside_hours: 'hours.wrong_outside',
	never_open: 'hours.wrong_never',
	empty: 'hours.wrong_empty',
	many: 'hours.wrong_many',
	cover: 'hours.wrong_cover',
	other: 'hours.wrong_other',
};

/** The name of a day of the week, Monday being 0, as it begins a line. */
export function dayName(text: Text, day: number): string {
	const name = text.weekday(new Date(2001, 0, 1 + day, 12).getTime()); // that was a Monday
	return name.charAt(0).toLocaleUpperCase(text.locale) + name.slice(1);
}

/** A local date (`2026-12-24`) with its weekday. */
export function dateName(text: Text, date: string): string {
	const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
	return text.day(new Date(year, month - 1, day, 12).getTime());
}

/** The day of an instant (ms) as a calendar in `zone` has it. */
export function dayIn(text: Text, zone: string, at: number): string {
	const parts = { weekday: 'long', month: 'long', day: 'numeric', timeZone: zone } as const;
	return dateFormat(regional(text.locale), parts).format(at);
}

/** A time of an input as the language writes it. */
export function timeName(text: Text, time: string): string {
	return text.time(new Date(2001, 0, 1, 0, minutesOf(time)).getTime());
}

/** What a day is like, in one line. What is not filled in yet is left out. */
export function dayLine(text: Text, index: number, { periods, windows }: DayForm): string {
	const day = dayName(text, index);
	const full = periods
		.filter(({ from, to }) => from && to)
		.sort((one, other) => one.from.localeCompare(other.from));
	if (full.length === 0) return text.say('hours.day_closed', { day });
	const open = full.map((period) => periodName(text, period)).join(', ');
	const times = windows.map(({ at }) => at).filter(Boolean);
	const reads = times.toSorted().map((at) => timeName(text, at));
	if (reads.length === 0) return text.say('hours.day_open', { day, open });
	return text.say('hours.day_reads', { day, open, times: text.list(reads) });
}

function periodName(text: Text, period: PeriodForm): string {
	const from = timeName(text, period.from);
	const to = timeName(text, period.to);
	return text.say(isOvernight(period) ? 'hours.span_next' : 'hours.span', { from, to });
}
