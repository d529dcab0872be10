/** Whether somebody's hours were open at an instant. Pure. */
import type { Frame } from '../api/shapes/boundaries.ts';

const DAY = 1440;
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

type Hours = Pick<Frame, 'zone' | 'hours' | 'closures'>;

/** Returns what says so of an instant (ms); a period past midnight belongs to the day it opens on. */
export function openBy({ zone, hours, closures }: Hours): (at: number) => boolean {
	const clock = new Intl.DateTimeFormat('en-CA', {
		timeZone: zone,
		weekday: 'short',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
	});
	const isClosed = (on: string) =>
		closures.some(({ starts_on: from, ends_on: to }) => from <= on && on <= to);
	return (at) => {
		const parts = clock.formatToParts(at);
		const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
		const day = WEEKDAYS.indexOf(part('weekday').slice(0, 3));
		const minute = Number(part('hour')) * 60 + Number(part('minute'));
		const date = [part('year'), part('month'), part('day')].join('-');
		return [0, 1].some((back) => {
			const then = minute + back * DAY;
			const isIn = hours[(day - back + 7) % 7]?.some(([from, to]) => from <= then && then < to);
			return isIn && !isClosed(dateBefore(date, back));
		});
	};
}

function dateBefore(date: string, days: number): string {
	return new Date(Date.parse(date) - days * DAY * 60_000).toISOString().slice(0, 10);
}
