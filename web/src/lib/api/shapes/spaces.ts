/** Spaces, their entries, and seats that have a term (`meantime.wire.spaces`): the server's word alone. */

export type WireEntry = Readonly<{ h: string; b: string; s: string }>;

export type ReceivedEntry = WireEntry & Readonly<{ received_at: string }>;

export type EntryPage = Readonly<{
	pin: string;
	entries: readonly ReceivedEntry[];
	head_seq: number;
}>;

export type Appended = Readonly<{
	seq: number;
	received_at: string;
	stored?: WireEntry | null;
}>;

export type SpaceSummary = Readonly<{
	id: string;
	type: 'practice' | 'care' | 'team' | 'own';
	purpose:
		'practice' | 'thread' | 'chart' | 'desk' | 'directory' | 'answers' | 'journal' | 'private';
	role: string;
	since_seq: number;
	until_seq: number;
	head_seq: number;
	head: string;
	responsible: string;
}>;

export type SpacePage = Readonly<{ next: string; spaces: readonly SpaceSummary[] }>;

/** When the server serves a seat: from its start until just before its end. */
export type Term = Readonly<{ starts_at: string; ends_at: string; zone: string }>;

/** A seat for a time; `role` is empty where nobody has taken it yet. */
export type SeatTerm = Term &
	Readonly<{ space_id: string; purpose: string; seat_id: string; role: string }>;

export type TermPage = Readonly<{ next: string; terms: readonly SeatTerm[] }>;
