/** Who opened a thread, what custodians have to do (`meantime.wire.records`): the server's word. */

/** `at` and `last_at` are null where the reader is told the day alone, `on` in the practice's zone. */
export type OpeningRow = Readonly<{
	seat_id: string;
	kind: 'opened' | 'copied' | 'emergency';
	role: string;
	is_cover: boolean;
	is_emergency: boolean;
	on: string;
	at: string | null;
	last_at: string | null;
	until_seq: number;
}>;

/** 31 days, newest first; a day that two pages have is told once. */
export type OpeningPage = Readonly<{
	next: string;
	zone: string;
	openings: readonly OpeningRow[];
}>;

/** In how many spaces somebody sits. */
export type SeatCount = Readonly<{ seat_id: string; spaces: number }>;

/**
 * What is left to do in the spaces of a practice. `practice_seats` are the keys under which it sits:
 * more than one while a rotation is under way. `leavers` have left and still sit somewhere;
 * `unattended` are the first threads in which a client sits and no clinician.
 */
export type Custody = Readonly<{
	practice_seats: readonly SeatCount[];
	leavers: readonly SeatCount[];
	unattended: readonly string[];
}>;
