/**
 * By when a request about the record is answered, in local days of the practice (`2027-12-31`).
 * Source: 45 CFR 164.524(b)(2), 164.526(b)(2), 164.528(c)(1). The same rules stand in Python
 * (`meantime.requesting`); `vectors/record_requests.json` holds both to them.
 */
import type { RequestKind } from '../protocol/request-posts.ts';

const DAY_MS = 86_400_000;
const DAYS: Readonly<Record<RequestKind, number>> = { access: 30, amendment: 60, accounting: 60 };
const EXTENSION = 30;
/** A request that came another way and is noted later. */
const LONGEST_AGO = 366;

/** The last day on which a request is answered in time. */
export function dueOn(kind: RequestKind, askedOn: string): string {
	return plus(askedOn, DAYS[kind]);
}

/** The last day to which the one extension can move that. */
export function latestOn(kind: RequestKind, askedOn: string): string {
	return plus(askedOn, DAYS[kind] + EXTENSION);
}

/**
 * The day on which a request came. A client's is the day on which the server had it: nobody can
 * date an own one back. Of one that came another way it is what the care team says, if that can be.
 */
export function cameOn(saidOn: string, receivedOn: string, isClient: boolean): string {
	const isPossible = plus(receivedOn, -LONGEST_AGO) <= saidOn && saidOn <= receivedOn;
	return isClient || !isPossible ? receivedOn : saidOn;
}

/**
 * What is wrong with an extension that is told `today`. `late`: the time for an answer is over, or
 * it would end behind the thirty days that there are; `early`: no later than without it.
 */
export function wrongExtension(
	kind: RequestKind,
	askedOn: string,
	until: string,
	today: string,
): 'early' | 'late' | null {
	const due = dueOn(kind, askedOn);
	if (today > due || until > plus(due, EXTENSION)) return 'late';
	return until <= due ? 'early' : null;
}

/** The day that a post says, `otherwise` if no calendar has it. */
export function dayOr(said: string, otherwise: string): string {
	const at = Date.parse(`${said}T00:00:00Z`);
	const isDay = !Number.isNaN(at) && new Date(at).toISOString().startsWith(said);
	return isDay ? said : otherwise;
}

/** The day that a calendar in `zone` (IANA) shows at an instant (ms). */
export function dayIn(zone: string, at: number): string {
	return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);
}

export function plus(day: string, days: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
