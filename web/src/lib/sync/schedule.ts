/** As many as are sealed in advance. */
export const MOST_TIMES = 12;

const DAY_MS = 24 * 3_600_000;
const SECOND_MS = 1_000;

/**
 * The instants (ms) at which a clock in `zone` shows the local time `first` (RFC 3339, without a
 * zone), every so many days. Where clocks skip the time, it is when they go on; where they show it
 * twice, the first time. `vectors/schedule.json` holds what every implementation must reproduce.
 */
export function occurrences(first: string, zone: string, everyDays: number, count: number) {
	const shown = Date.parse(`${first}Z`);
	const clock = clockIn(zone);
	return Array.from({ length: count }, (_, n) => instantOf(shown + n * everyDays * DAY_MS, clock));
}

/** What the clock in `zone` shows at an instant, as if it were UTC (ms). */
function clockIn(zone: string): (at: number) => number {
	const format = new Intl.DateTimeFormat('en-GB', {
		timeZone: zone,
		...{ year: 'numeric', month: '2-digit', day: '2-digit' },
		...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
	});
	return (at) => {
		const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
		const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
		const date = [part('year'), part('month') - 1, part('day')] as const;
		return Date.UTC(...date, part('hour'), part('minute'), part('second'));
	};
}

function instantOf(shown: number, clock: (at: number) => number): number {
	const [before, after] = [shown - DAY_MS, shown + DAY_MS];
	const offsets = [before, after].map((at) => clock(at) - at);
	const tried = offsets.map((offset) => shown - offset).toSorted((one, other) => one - other);
	return tried.find((at) => clock(at) === shown) ?? firstBeyond(shown, clock, tried);
}

/** When clocks go on that skip what was to be shown. */
function firstBeyond(
	shown: number,
	clock: (at: number) => number,
	[low = 0, high = 0]: readonly number[],
): number {
	let [before, after] = [low, high];
	while (after - before > SECOND_MS) {
		const middle = before + Math.floor((after - before) / SECOND_MS / 2) * SECOND_MS;
		if (clock(middle) > shown) after = middle;
		else before = middle;
	}
	return after;
}
