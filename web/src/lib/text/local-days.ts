/** Between local days and instants. Pure. */
import { dateFormat } from './formats.ts';

const DAY_MS = 24 * 3_600_000;
/** The end of the year 9999: there is no day text for later ones. */
const LAST_MS = 253_402_128_000_000;

/** The day (`2026-08-03`) that it is in a zone at an instant (ms). */
export function dayAt(zone: string, at: number): string {
	return dateFormat('en-CA', { timeZone: zone }).format(at);
}

/** The same of any instant; in a zone that this device does not know it is the day that it is in UTC. */
export function localDay(zone: string, at: number): string {
	const shown = Math.min(at, LAST_MS);
	try {
		return dayAt(zone, shown);
	} catch {
		return dayAt('UTC', shown);
	}
}

/** The instant (ms) at which a date (`2026-08-03`) begins in a zone; `days` later, if given. */
export function midnight(zone: string, date: string, days = 0): number {
	const wanted = Date.parse(`${date}T00:00:00Z`) + days * DAY_MS;
	const before = offset(zone, wanted - DAY_MS);
	const ahead = [before, offset(zone, wanted + DAY_MS)]; // the clocks may change in between
	const known = ahead.find((each) => offset(zone, wanted - each) === each);
	return wanted - (known ?? before); // where no clock shows midnight, the day begins as they change
}

/** When a date is over in a zone, as an instant in UTC. */
export function endOf(zone: string, date: string): string {
	return new Date(midnight(zone, date, 1)).toISOString();
}

/** How far the clocks of a zone are ahead of UTC at an instant, in ms. */
function offset(zone: string, at: number): number {
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	});
	const found = format.formatToParts(at).map(({ type, value }) => [type, Number(value)]);
	const shown = Object.fromEntries(found) as Record<string, number>;
	const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
	return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}
