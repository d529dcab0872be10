/** What is said about a measure over time: by point for its chart, and below it in sentences. */
import type { Step } from '../measures/measured.ts';
import { dateFormat, regional } from '../text/formats.ts';
import type { Text } from '../text/text.svelte.ts';
import type { DayPoint } from '../ui/chart/shapes.ts';
import { visible } from '../ui/visible.ts';
import type { Trend, TrendPoint, Words } from './view.ts';

/** Words in the language of the page, or in the one that there is. */
export function wordsIn(words: Words, text: Text): string {
	return words[text.locale] ?? words.en ?? words.es ?? '';
}

/** What a chart of the trend is called. */
export function captionOf({ title, client }: Trend, text: Text): string {
	const named = wordsIn(title, text);
	return client
		? text.say('trends.caption_of', { title: named, name: visible(client) })
		: text.say('trends.caption', { title: named });
}

/** The heads of the table's columns. */
export function headsOf({ lowest, highest }: Trend, text: Text): string[] {
	const range = { lowest: text.number(lowest), highest: text.number(highest) };
	return [
		text.say('trends.day'),
		text.say('trends.total', range),
		text.say('trends.band'),
		text.say('trends.change'),
		text.say('trends.asked_by'),
	];
}

/** The points of a trend, each with its row and its words. */
export function pointsOf(trend: Trend, text: Text): DayPoint[] {
	return trend.points.map((point) => {
		const { at, day, total, sinceLast } = point;
		const askedBy = visible(point.askedBy);
		const label = dateFormat(regional(text.locale), { dateStyle: 'medium' }).format(at);
		if (total === null) {
			const cells = [text.say('trends.missed'), '', '', askedBy];
			return { day, value: null, label, cells };
		}
		const change = sinceLast ? surely(signed(sinceLast, text), sinceLast, text) : '';
		return {
			...{ day, value: total, label },
			cells: [text.number(total), bandOf(trend, point, text), change, askedBy],
			words: `${text.date(at)}: ${told(trend, point, total, text)}`,
		};
	});
}

/** What the last value says beside the one before it, and beside the first. */
export function sentencesOf(trend: Trend, isOwn: boolean, text: Text): string[] {
	const filled = trend.points.filter(({ total }) => total !== null);
	const [first, last] = [filled[0], filled.at(-1)];
	if (!first || !last || filled.length < 2) return [text.say('trends.one')];
	const before = filled.at(-2);
	const said = [compared(trend, before, last, last.sinceLast, isOwn, text)];
	if (filled.length > 2) said.push(compared(trend, first, last, last.sinceFirst, isOwn, text));
	return said.filter(Boolean);
}

/** Whether the last value is worse than another, by more than chance. */
export function isWorse({ points }: Trend): boolean {
	const last = points.findLast(({ total }) => total !== null);
	return last?.sinceLast?.change === 'worse' || last?.sinceFirst?.change === 'worse';
}

function compared(
	trend: Trend,
	before: TrendPoint | undefined,
	last: TrendPoint,
	step: Step | null,
	isOwn: boolean,
	text: Text,
): string {
	if (!before || !step) return '';
	const fromTo = text.say('trends.from_to', {
		before: text.number(before.total ?? 0),
		since: text.date(before.at),
		now: text.number(last.total ?? 0),
		day: text.date(last.at),
	});
	return `${fromTo} ${meaningOf(trend, step, isOwn, text)}`;
}

function meaningOf({ reliable }: Trend, { change }: Step, isOwn: boolean, text: Text): string {
	if (change === 'better') return text.say('trends.better');
	if (change === 'worse') return text.say(isOwn ? 'trends.worse_own' : 'trends.worse');
	if (reliable === null) return text.say('trends.unknown');
	return text.say('trends.same', { n: text.number(reliable) });
}

function told(trend: Trend, point: TrendPoint, total: number, text: Text): string {
	const { sinceLast } = point;
	const askedBy = visible(point.askedBy);
	const range = { total: text.number(total), highest: text.number(trend.highest) };
	return [
		text.say('trends.of', range),
		bandOf(trend, point, text),
		sinceLast ? surely(counted(sinceLast, text), sinceLast, text) : '',
		askedBy && text.say('trends.asked', { name: askedBy }),
	]
		.filter(Boolean)
		.join('; ');
}

function bandOf({ bands }: Trend, { band }: TrendPoint, text: Text): string {
	return wordsIn(bands.find(({ id }) => id === band)?.name ?? {}, text);
}

function counted({ points }: Step, text: Text): string {
	const n = text.number(Math.abs(points));
	if (points === 0) return text.say('trends.equal');
	return points < 0 ? text.say('trends.fewer', { n }) : text.say('trends.more', { n });
}

function signed({ points }: Step, text: Text): string {
	return new Intl.NumberFormat(text.locale, { signDisplay: 'exceptZero' }).format(points);
}

function surely(said: string, { change }: Step, text: Text): string {
	const isSure = change === 'better' || change === 'worse';
	return isSure ? text.say('trends.sure', { change: said }) : said;
}
