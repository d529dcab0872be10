/** Between hours as a form has them and as they cross the wire. Pure. */
import type { Closure, Frame } from '../api/shapes/boundaries.ts';
import type { Faults, Reason } from './faults.ts';

const DAY = 1440;
const HOUR = 60;
const WORKING_DAYS = [1, 2, 3, 4]; // after Monday
const MOST_USUAL = { characters: 20_000, messages_a_week: 100 } as const;
const MOST = { days: 20, hours: 160 } as const;

/** Times as an input has them: `09:00`, empty if none is given. */
export type PeriodForm = { from: string; to: string };
export type WindowForm = { at: string };
export type DayForm = { periods: PeriodForm[]; windows: WindowForm[] };
export type ClosureForm = { -readonly [Name in keyof Closure]: Closure[Name] };
export type HoursForm = {
	zone: string;
	/** Monday to Sunday. */
	days: DayForm[];
	unit: 'days' | 'hours';
	n: string;
	/** What is usual for a client to write. */
	characters: string;
	messages: string;
	closures: ClosureForm[];
};

/** Minutes since midnight of a time such as `09:00`; NaN of an empty one. */
export function minutesOf(time: string): number {
	const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(time) ?? [];
	return Number(hours) * HOUR + Number(minutes);
}

/** The time on a clock, as an input has it. */
export function timeOf(minutes: number): string {
	const two = (n: number) => String(n).padStart(2, '0');
	return `${two(Math.floor((minutes % DAY) / HOUR))}:${two(minutes % HOUR)}`;
}

/** Whether a period closes on the day after it opens. */
export function isOvernight({ from, to }: PeriodForm): boolean {
	return minutesOf(to) <= minutesOf(from);
}

/** Returns a frame as a form, each day in order. */
export function toForm({
	zone,
	hours,
	windows,
	reply_within,
	closures,
	allowance,
}: Frame): HoursForm {
	const spans = Array.from({ length: 7 }, (): [number, number][] => []);
	for (const [index, day] of hours.entries()) {
		for (const [opens, closes] of day) {
			const end = Math.min(closes, opens + DAY); // a form's period is a day at most
			spans[index]?.push([opens, end]);
			if (closes > end) spans[(index + 1) % 7]?.push([opens, closes - DAY]);
		}
	}
	return {
		zone,
		days: spans.map((day, index) => ({
			periods: day
				.sort(([one], [other]) => one - other)
				.map(([opens, closes]) => ({ from: timeOf(opens), to: timeOf(closes) })),
			windows: (windows[index] ?? [])
				.toSorted((one, other) => one - other)
				.map((at) => ({ at: timeOf(at) })),
		})),
		unit: reply_within.unit,
		n: String(reply_within.n),
		characters: String(allowance.characters),
		messages: String(allowance.messages_a_week),
		closures: closures.map((closure) => ({ ...closure })),
	};
}

/** Returns what a form says; a period that does not close later closes the next day. */
export function toFrame(form: HoursForm): Frame {
	const { zone, days, unit, n, closures } = form;
	return {
		zone,
		hours: days.map(({ periods }) =>
			periods.map((period) => {
				const nextDay = isOvernight(period) ? DAY : 0;
				return [minutesOf(period.from), minutesOf(period.to) + nextDay] as const;
			}),
		),
		windows: days.map(({ windows }) => windows.map(({ at }) => minutesOf(at))),
		reply_within: { unit, n: Number(n) },
		allowance: {
			characters: Number(form.characters),
			messages_a_week: Number(form.messages),
		},
		closures: closures.map((closure) => ({ ...closure })),
	};
}

/** What keeps a form from being a frame at all; the server finds the rest. */
export function faultsOf(form: HoursForm): Faults {
	const { days, unit, n, closures } = form;
	const found: Record<string, Reason> = {};
	for (const [day, { periods, windows }] of days.entries()) {
		for (const [index, { from, to }] of periods.entries()) {
			if (!from || !to) found[`hours.${day}.${index}`] = 'empty';
		}
		for (const [index, { at }] of windows.entries()) {
			if (!at) found[`windows.${day}.${index}`] = 'empty';
		}
	}
	if (!/^\d{1,3}$/.test(n) || Number(n) < 1 || Number(n) > MOST[unit]) {
		found['reply_within'] = 'range';
	}
	for (const [field, most] of Object.entries(MOST_USUAL)) {
		const typed = field === 'characters' ? form.characters : form.messages;
		const isFine = /^\d{1,5}$/.test(typed) && Number(typed) <= most;
		if (!isFine) found[`allowance.${field}`] = 'range';
	}
	for (const [index, { starts_on: from, ends_on: to }] of closures.entries()) {
		if (!from || !to) found[`closures.${index}`] = 'empty';
		else if (to < from) found[`closures.${index}`] = 'order';
	}
	return found;
}

/** A period to begin with on a day that has these. */
export function nextPeriod(periods: readonly PeriodForm[]): PeriodForm {
	const last = periods.at(-1);
	if (!last) return { from: '09:00', to: '17:00' };
	const from = minutesOf(last.to) + HOUR;
	if (isOvernight(last) || !(from + HOUR < DAY)) return { from: '', to: '' };
	return { from: timeOf(from), to: timeOf(Math.min(from + 4 * HOUR, DAY - HOUR)) };
}

/** A reading time to begin with: as a period opens that has none, else still to be chosen. */
export function nextWindow({ periods, windows }: DayForm): WindowForm {
	const isFree = ({ from }: PeriodForm) => windows.every(({ at }) => at !== from);
	return { at: periods.find(isFree)?.from ?? '' };
}

/** Gives Tuesday to Friday what Monday has. */
export function copyMonday(days: DayForm[]): void {
	const [monday] = days;
	for (const day of WORKING_DAYS) {
		if (!monday || !days[day]) continue;
		days[day].periods = monday.periods.map((period) => ({ ...period }));
		days[day].windows = monday.windows.map((window) => ({ ...window }));
	}
}
