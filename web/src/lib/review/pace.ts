/** A day's reviewing on this device; `on` is its local date (RFC 3339). */
export type PaceDay = Readonly<{ on: string; ms: number; letters: number }>;

/** How long reviewing has taken, by days, earliest first. It never leaves this device. */
export type Pace = readonly PaceDay[];

const DAYS_KEPT = 60;
const USUAL_MINUTES = 3.5; // until this device has seen enough
const ENOUGH_LETTERS = 5;
const [LEAST, MOST] = [0.5, 20]; // minutes for a letter; beyond that something else was done
const MINUTE_MS = 60_000;

/** Adds time and letters to the day `on`, and forgets what is long ago. */
export function added(pace: Pace, { on, ms, letters }: PaceDay): Pace {
	const before = pace.find((day) => day.on === on) ?? { on, ms: 0, letters: 0 };
	const day = { on, ms: before.ms + ms, letters: before.letters + letters };
	return [...pace.filter((each) => each.on !== on), day]
		.toSorted((one, other) => one.on.localeCompare(other.on))
		.slice(-DAYS_KEPT);
}

/** The minutes that a letter takes, as this device has learned. */
export function minutesPerLetter(pace: Pace): number {
	const [ms, letters] = [sum(pace, 'ms'), sum(pace, 'letters')];
	if (letters < ENOUGH_LETTERS) return USUAL_MINUTES;
	return Math.min(MOST, Math.max(LEAST, ms / letters / MINUTE_MS));
}

/** About how many minutes so many letters take; at least one. */
export function minutesFor(letters: number, pace: Pace): number {
	return Math.max(1, Math.round(letters * minutesPerLetter(pace)));
}

/** The minutes that a day has taken so far. */
export function minutesOn(pace: Pace, on: string): number {
	return Math.round((pace.find((day) => day.on === on)?.ms ?? 0) / MINUTE_MS);
}

/** The local date of an instant (ms) on this device. */
export function dateOf(at: number): string {
	const local = at - new Date(at).getTimezoneOffset() * MINUTE_MS;
	return new Date(local).toISOString().slice(0, 10);
}

function sum(pace: Pace, what: 'ms' | 'letters'): number {
	return pace.reduce((total, day) => total + day[what], 0);
}
