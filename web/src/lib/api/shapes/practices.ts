/** What a practice says of itself, and its invitations (`meantime.wire.practices`): the server's word alone. */

export type PracticeDetails = Readonly<{
	name: string;
	phone: string;
	address: string;
	zone: string;
	country: string;
	locale: 'en' | 'es';
}>;

export type Practice = Readonly<{ id: string; details: PracticeDetails }>;

/** An invitation without its code; instants in RFC 3339. */
export type InvitationSummary = Readonly<{
	seat_id: string;
	space_id: string;
	invited_as: 'client' | 'staff';
	invited_by: string;
	state: 'open' | 'used' | 'withdrawn' | 'expired';
	created_at: string;
	until: string;
	used_at: string | null;
}>;

export type InvitationPage = Readonly<{
	next: string;
	invitations: readonly InvitationSummary[];
}>;
