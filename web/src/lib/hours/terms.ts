/** Where the time of a seat stands. Pure. */
import type { SeatTerm, Term } from '../api/shapes/spaces.ts';

/** Not begun, served now, or over and not removed yet. */
export type TermState = 'ahead' | 'now' | 'over';

export type TimedSeat = SeatTerm & Readonly<{ state: TermState }>;

/** How a term stands at `now` (ms): it ends just before its end. */
export function stateOf({ starts_at: start, ends_at: end }: Term, now: number): TermState {
	if (now < Date.parse(start)) return 'ahead';
	return now < Date.parse(end) ? 'now' : 'over';
}
