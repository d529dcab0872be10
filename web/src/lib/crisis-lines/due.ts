import { confirmedAt, helpFor, type Checks, type CrisisLines, type Line } from '../ui/crisis.ts';
import type { Locale } from '../text/catalogue.ts';

/** Where the number of a line was read. */
export function sourceOf(content: CrisisLines, country: string, id: string): string {
	return content.countries[country]?.lines.find((line) => line.id === id)?.source ?? '';
}

/** A line and when it was confirmed last (ms), 0 if never; overdue if that no longer counts. */
export type LineToCheck = Readonly<{ line: Line; at: number; isOverdue: boolean }>;

/** The lines of a country: those that are overdue first, the longest unconfirmed before the others. */
export function linesToCheck(
	content: CrisisLines,
	country: string,
	locale: Locale,
	checks: Checks,
	now: number,
): LineToCheck[] {
	return helpFor(content, country, locale)
		.lines.map((line) => {
			const at = Date.parse(checks[line.id] ?? '') || 0;
			return { line, at, isOverdue: confirmedAt(checks, line, content, now) === 0 };
		})
		.toSorted((one, other) => {
			return Number(other.isOverdue) - Number(one.isOverdue) || one.at - other.at;
		});
}
