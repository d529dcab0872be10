/** When talking may be better than writing, from what this device has opened. Pure; a suggestion. */
import type { Said } from './view.ts';

const DAY_MS = 24 * 3_600_000;
const TURNS = 6; // one side after the other, within a day
const LONG_WORDS = 150; // a minute to say, four to type

export type Nudge = 'turns' | 'long';

/** How often, in the day before `now` (ms), one side wrote after the other. */
export function turnsOf(said: readonly Said[], now: number): number {
	const lately = said.filter(({ at }) => now - DAY_MS < at && at <= now);
	return lately.filter(({ isClient }, n) => n > 0 && lately[n - 1]?.isClient !== isClient).length;
}

/** What speaks for a talk: the back and forth, or the length of the answer that is being written. */
export function nudgeOf(said: readonly Said[], answer: string, now: number): Nudge | null {
	if (turnsOf(said, now) >= TURNS) return 'turns';
	return (answer.match(/\S+/g)?.length ?? 0) > LONG_WORDS ? 'long' : null;
}
