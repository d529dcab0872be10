/** What can be seen in a journal as the points of charts: drawn, and told in words. */
import type { Text } from '../text/text.svelte.ts';
import type { BarPoint, DayPoint } from '../ui/chart/shapes.ts';
import { firstWeekday, monthName, shortDay, weekdayName } from './dates.ts';
import type { Patterns, Tally } from './patterns.ts';

const WEEK = 7;
const TIMES = ['night', 'morning', 'afternoon', 'evening'] as const;
const TIME_NAMES = {
	night: 'journal.night',
	morning: 'journal.morning',
	afternoon: 'journal.afternoon',
	evening: 'journal.evening',
} as const;
const SHORT_NAMES = {
	night: 'journal.night_short',
	morning: 'journal.morning_short',
	afternoon: 'journal.afternoon_short',
	evening: 'journal.evening_short',
} as const;

/** How strong on average, week by week or month by month; open where nothing was said. */
export function inTime(text: Text, { spans, step }: Patterns): DayPoint[] {
	return spans.map(({ since, tally }) => ({
		day: since,
		value: meanOf(tally),
		label:
			step === 'week' ? shortDay(text.locale, since) : monthName(text.locale, since.slice(0, 7)),
		cells: cellsOf(text, tally),
	}));
}

/** How often on each day of the week, from the one with which a week begins for the reader. */
export function byWeekday(text: Text, { weekdays }: Patterns): BarPoint[] {
	const first = firstWeekday(text.locale);
	return Array.from({ length: WEEK }, (_, n) => (first + n) % WEEK).flatMap((n) => {
		const tally = weekdays[n];
		if (!tally) return [];
		const [label, short] = (['long', 'short'] as const).map((length) =>
			weekdayName(text.locale, n, length),
		);
		return { label: label ?? '', short: short ?? '', ...barOf(text, tally) };
	});
}

/** How often at each time of the day. */
export function byTime(text: Text, { times }: Patterns): BarPoint[] {
	return TIMES.flatMap((time, n) => {
		const tally = times[n];
		const [label, short] = [text.say(TIME_NAMES[time]), text.say(SHORT_NAMES[time])];
		return tally ? { label, short, ...barOf(text, tally) } : [];
	});
}

/** A mean as it is written, with how many it was made of left to who shows it. */
export function meanWords(text: Text, tally: Tally): string {
	const mean = meanOf(tally);
	return mean === null ? text.say('journal.not_said') : text.number(mean);
}

function meanOf({ said, sum }: Tally): number | null {
	return said > 0 ? Math.round((sum / said) * 10) / 10 : null;
}

function barOf(text: Text, tally: Tally) {
	return { value: tally.count, cells: cellsOf(text, tally) };
}

function cellsOf(text: Text, tally: Tally): string[] {
	return [text.number(tally.count), meanWords(text, tally), text.number(tally.said)];
}
