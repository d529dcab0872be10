const MINUTE_MS = 60_000;
const NINE = 9;

/** Returns how many whole minutes it is, at `now`, to the next time that it is nine here. */
export function minutesToMorning(now: number): number {
	const morning = new Date(now);
	morning.setHours(NINE, 0, 0, 0);
	if (morning.getTime() <= now) morning.setDate(morning.getDate() + 1);
	return Math.ceil((morning.getTime() - now) / MINUTE_MS);
}
