/** When a measure is asked: the same time of day by this device's clock, every so many days. Pure. */

/** As many are sealed in advance. */
export const MOST_TIMES = 12;

/**
 * `count` instants (ms) at which a clock here shows the time of `first`, a local one as a field gives
 * it. Where clocks skip the time, it is as much later as they skip.
 */
export function planned(first: string, everyDays: number, count: number): number[] {
	const begin = new Date(first);
	return Array.from({ length: count }, (_, n) => {
		const day = new Date(begin);
		day.setDate(day.getDate() + n * everyDays);
		return day.getTime();
	});
}
