import { leavesAt, type WorkDays } from './hours.ts';

const YEAR_MS = 366 * 24 * 3_600_000;

/** When an answer is to leave: at once, at a time (ms), or as the hours say. */
export type Choice = 'now' | 'hours' | number;

/** The instant (ms) at which what is sent at `now` leaves by a choice; 0 is at once. */
export function chosenAt(choice: Choice, hours: WorkDays | null, now: number): number {
	if (choice === 'now') return 0;
	if (choice === 'hours') return leavesAt(hours, now);
	return choice > now ? choice : 0;
}

/** What is wrong with a time that was typed. */
export function faultOf(
	at: number,
	now: number,
): 'later.no_time' | 'later.past' | 'later.far' | '' {
	if (Number.isNaN(at)) return 'later.no_time';
	if (at <= now) return 'later.past';
	return at > now + YEAR_MS ? 'later.far' : '';
}

/** An instant (ms) as a field for date and time shows it, in the device's zone. */
export function toField(at: number): string {
	const offset = new Date(at).getTimezoneOffset() * 60_000;
	return new Date(at - offset).toISOString().slice(0, 16);
}
