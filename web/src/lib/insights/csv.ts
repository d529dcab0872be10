/** Numbers as a table for other programs: one row for each metric, and one for each period of it. */
import type { Insights } from '../api/shapes/insights.ts';
import type { Told } from './view.ts';

const HEAD = [
	...['metric', 'title', 'unit', 'source', 'weeks_from', 'weeks_until', 'is_total'],
	...['is_shown', 'n', 'people', 'value', 'low', 'high', 'p90', 'open'],
];

/** As RFC 4180 has it. What is not shown on the page has no number here either. */
export function csvOf(told: readonly Told[], numbers: Insights, locale: 'en' | 'es'): string {
	const rows = told.flatMap(({ metric, words }) => {
		const { id, unit, source, n, people, value, low, high, p90, open } = metric;
		const named = [id, words.title[locale], unit, source];
		const counted = metric.is_shown ? [n, people, value, low, high, p90, open] : [];
		return [
			[...named, numbers.since, numbers.until, 1, Number(metric.is_shown), ...counted],
			...metric.weeks.map((week) => {
				return [...named, week.from, week.until, 0, 1, week.n, null, week.value];
			}),
		];
	});
	return [HEAD, ...rows].map((row) => `${padded(row).map(cell).join(',')}\r\n`).join('');
}

type Cell = string | number | null;

function padded(row: readonly Cell[]): Cell[] {
	return HEAD.map((_, n) => row[n] ?? null);
}

function cell(value: Cell): string {
	const said = typeof value === 'number' ? String(Math.round(value * 1e4) / 1e4) : (value ?? '');
	return /[",\r\n]/.test(said) ? `"${said.replaceAll('"', '""')}"` : said;
}
