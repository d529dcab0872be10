/** Requests about a record, by their days (`meantime.wire.requests`): the server's word alone. */

/** Days are local ones of the practice (`2027-12-31`). */
export type RequestRow = Readonly<{
	id: string;
	space_id: string;
	kind: 'access' | 'amendment' | 'accounting';
	asked_by: string;
	asked_on: string;
	due_on: string;
	is_extended: boolean;
	state: 'open' | 'granted' | 'part' | 'denied' | 'withdrawn';
	settled_at: string | null;
	is_overdue: boolean;
}>;
export type RequestRows = Readonly<{ requests: readonly RequestRow[] }>;
export type RequestPage = RequestRows & Readonly<{ next: string }>;
