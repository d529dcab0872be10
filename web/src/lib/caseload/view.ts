import type { Profile } from '../sync/names.ts';

/** What a desk says of a client, without the mark of its type. */
export type ProfileFields = Omit<Profile, 'type'>;

/** Where a client stands with the conversation. */
export type Stage = 'new' | 'invited' | 'joined' | 'verified' | 'left' | 'stopped';

/** A client in the list. */
export type CaseloadRow = Readonly<{
	/** The care space. */
	id: string;
	name: string;
	pronouns: string;
	stage: Stage;
	/** The viewer's role: `clinician` or `observer`. */
	role: string;
	/** When somebody last wrote, in ms. */
	at: number;
	isWaiting: boolean;
}>;

/** Somebody in the conversation; `since` and `until` in ms, `until` 0 while seated. */
export type SeatRow = Readonly<{
	id: string;
	role: string;
	name: string;
	credential: string;
	since: number;
	until: number;
}>;

/** Somebody of the practice who could be given a seat. */
export type Colleague = Readonly<{ id: string; name: string; credential: string }>;

/** A client's page. */
export type ClientPage = Readonly<{
	id: string;
	me: string;
	role: string;
	stage: Stage;
	profile: ProfileFields;
	seats: readonly SeatRow[];
	colleagues: readonly Colleague[];
	/** Team spaces that an interruption has left out. */
	missing: readonly ('chart' | 'desk')[];
	/** Whether the one client here is a new seat without the messages from before (flow F9). */
	lacksHistory: boolean;
	/** Who answers for the conversation, by the server's word. */
	responsible: string;
	/** How long the open invitation can be used (ms), 0 if none is open. */
	invitedUntil: number;
}>;

export const NO_PROFILE: ProfileFields = {
	name: '',
	pronouns: '',
	birth_date: '',
	phone: '',
	address: '',
	emergency: '',
	language: '',
};
