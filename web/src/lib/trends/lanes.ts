/** A client's weeks as lanes of a chart, with its table. */
import { dateFormat, regional } from '../text/formats.ts';
import type { Text } from '../text/text.svelte.ts';
import { roundUp } from '../ui/chart/scale.ts';
import type { Lane, Told } from '../ui/chart/shapes.ts';
import { visible } from '../ui/visible.ts';
import type { MeasureName, PatternsView } from './view.ts';
import { EVENING, MORNING, NIGHT, type NamedWeeks, type Patterns, type Week } from './weeks.ts';
import { wordsIn } from './words.ts';

const MOST_ON_SLIDER = 10;
const HOUR_MS = 3_600_000;

export type Weekly = Readonly<{
	heads: readonly string[];
	points: readonly (Told & Readonly<{ short: string }>)[];
	lanes: readonly Lane[];
}>;

/** The lanes that have something to say, and a row for each week. */
export function weeklyOf({ patterns, measures }: PatternsView, text: Text): Weekly {
	const lanes = [
		...writtenLanes(patterns.weeks, text),
		...patterns.tags.map((tag) => tagLane(tag, patterns, text)),
		...patterns.checks.map(({ name, values }): Lane => {
			const [most, shown] = [MOST_ON_SLIDER, text.number(MOST_ON_SLIDER)];
			return { name: visible(name), kind: 'line', values, most, shown };
		}),
		...patterns.measures.map((each) => measureLane(each, measures.get(each.name), text)),
	];
	return {
		heads: [text.say('patterns.week'), ...lanes.map(({ name }) => name)],
		points: patterns.weeks.map(({ monday }, n) => pointOf(monday, n, lanes, text)),
		lanes,
	};
}

/** How much was written in all of the weeks, and when; empty if nothing. */
export function sumOf({ weeks }: Patterns, text: Text): string {
	const all = (name: 'messages' | 'day' | 'evening' | 'night') =>
		weeks.reduce((sum, week) => sum + week[name], 0);
	if (all('messages') === 0) return '';
	return text.say('patterns.sum', {
		n: text.number(all('messages')),
		day: text.number(all('day')),
		evening: text.number(all('evening')),
		night: text.number(all('night')),
	});
}

function writtenLanes(weeks: readonly Week[], text: Text): Lane[] {
	const most = Math.max(0, ...weeks.map(({ messages }) => messages));
	const parts = (from: number, until: number) => ({
		from: hourName(from, text),
		until: hourName(until, text),
	});
	const lanes: readonly (readonly [string, (week: Week) => number | null, number])[] = [
		[text.say('patterns.messages'), (week) => week.messages, most],
		[text.say('patterns.day', parts(MORNING, EVENING)), (week) => week.day, most],
		[text.say('patterns.evening', parts(EVENING, NIGHT)), (week) => week.evening, most],
		[text.say('patterns.night', parts(NIGHT, MORNING)), (week) => week.night, most],
		[text.say('patterns.words'), (week) => week.words, 0],
		[text.say('patterns.starred'), (week) => week.starred, 0],
		[text.say('patterns.homework'), (week) => week.homework, 0],
	];
	return lanes
		.map(([name, valueOf, least]) => counted(name, weeks.map(valueOf), least, text))
		.filter(({ values }) => values.some(Boolean));
}

function tagLane({ name, values }: NamedWeeks, { tags }: Patterns, text: Text): Lane {
	const most = Math.max(...tags.flatMap((tag) => tag.values.map((value) => value ?? 0)));
	return counted(text.say('patterns.tag', { tag: visible(name) }), values, most, text);
}

/** Counts from zero; those of one kind have the same height for the same count. */
function counted(
	name: string,
	values: readonly (number | null)[],
	least: number,
	text: Text,
): Lane {
	const most = roundUp(Math.max(least, ...values.map((value) => value ?? 0)));
	return { name, kind: 'bars', values, most, shown: text.number(most) };
}

function measureLane(
	{ name, values }: NamedWeeks,
	named: MeasureName | undefined,
	text: Text,
): Lane {
	const title = named ? wordsIn(named.title, text) : name;
	const most = named?.highest ?? roundUp(Math.max(0, ...values.map((value) => value ?? 0)));
	return {
		name: named?.client
			? text.say('patterns.measure_of', { title, name: visible(named.client) })
			: visible(title),
		...{ kind: 'line', values, most, shown: text.number(most) },
	};
}

function pointOf(monday: string, n: number, lanes: readonly Lane[], text: Text) {
	const locale = regional(text.locale);
	const written = (options: Intl.DateTimeFormatOptions) =>
		dateFormat(locale, { ...options, timeZone: 'UTC' }).format(Date.parse(monday));
	const label = written({ dateStyle: 'long' });
	const told = lanes.flatMap(({ name, values }, lane) => {
		const value = values[n] ?? null;
		const isTold = value !== null && (value !== 0 || lane === 0);
		return isTold ? [text.say('patterns.told', { name, value: text.number(value) })] : [];
	});
	return {
		label,
		short: written({ day: 'numeric', month: 'short' }),
		cells: lanes.map(({ values }) => numberOrDash(values[n] ?? null, text)),
		words: `${text.say('patterns.week')} ${label}. ${told.join('. ')}`,
	};
}

function numberOrDash(value: number | null, text: Text): string {
	return value === null ? '–' : text.number(value);
}

function hourName(hour: number, text: Text): string {
	const options = { hour: 'numeric', timeZone: 'UTC' } as const;
	return dateFormat(regional(text.locale), options).format(hour * HOUR_MS);
}
