/** Who opened a thread (`meantime.wire.records`): the server's word alone. */

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
