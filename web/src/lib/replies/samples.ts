import { dateFormat, regional } from '../text/formats.ts';
import type { Language } from '../sync/replies.ts';
import { helpFor, valuesOf, type CrisisLines } from '../ui/crisis.ts';

const DAY_MS = 86_400_000;
const NINE = 9;

/** What stands for the variables in a preview: next Monday at nine, and help in a country. */
export function samplesFor(
	language: Language,
	now: number,
	country: string,
	content: CrisisLines,
): Record<string, string> {
	const monday = mondayAfter(now);
	const format = (options: Intl.DateTimeFormatOptions) =>
		dateFormat(regional(language), options).format(monday);
	const moment = format({
		weekday: 'long',
		hour: 'numeric',
		minute: '2-digit',
		timeZoneName: 'short',
	});
	return {
		next_open: moment,
		reply_by: moment,
		away_until: format({ weekday: 'long', month: 'long', day: 'numeric' }),
		...valuesOf(helpFor(content, country, language), content, language),
	};
}

function mondayAfter(now: number): number {
	const day = new Date(now);
	day.setHours(NINE, 0, 0, 0);
	do day.setTime(day.getTime() + DAY_MS);
	while (day.getDay() !== 1);
	return day.getTime();
}
