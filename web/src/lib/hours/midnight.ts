/** The term of a time away. Pure. */
import type { Closure } from '../api/shapes/boundaries.ts';
import type { Term } from '../api/shapes/spaces.ts';
import { midnight } from '../text/local-days.ts';

/** The term of days away, both included: from the first midnight to the one after the last. */
export function termOf({ starts_on: first, ends_on: last }: Closure, zone: string): Term {
	const iso = (at: number) => new Date(at).toISOString();
	return { starts_at: iso(midnight(zone, first)), ends_at: iso(midnight(zone, last, 1)), zone };
}
