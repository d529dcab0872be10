/** Who meets when, and calendars (`meantime.wire.appointments`): the server's word alone. */

/** One appointment; `id` is its series', `day` its local day there. Instants in UTC. */
export type Appointment = Readonly<{
	id: string;
	day: string;
	space_id: string;
	clinician_id: string;
	starts_at: string;
	ends_at: string;
	zone: string;
	repeats: Repeats;
	state: 'booked' | 'moved' | 'cancelled';
	was_at: string | null;
	cancelled_by: string;
	cancelled_at: string | null;
	is_outside_hours: boolean;
}>;

export type Repeats = 'once' | 'weekly' | 'fortnightly' | 'monthly';

export type AppointmentPage = Readonly<{ next: string; appointments: readonly Appointment[] }>;

/** Since when a person has a calendar feed; null for none. */
export type Feed = Readonly<{ made_at: string | null }>;

/** What another calendar of a clinician's says; `host` is empty for none. */
export type BusyCalendar = Readonly<{
	host: string;
	read_at: string | null;
	fault: string;
	times: readonly Readonly<{ starts_at: string; ends_at: string }>[];
}>;

/** A feed's secret path, shown once. */
export type MadeFeed = Readonly<{ path: string; made_at: string }>;

/** When an appointment of `minutes` may begin. */
export type Slots = Readonly<{
	zone: string;
	minutes: number;
	clinician_id: string;
	slots: readonly string[];
}>;

/** Times that a client asks for, or that the care team offers. */
export type AppointmentRequest = Readonly<{
	id: string;
	space_id: string;
	clinician_id: string;
	made_by: 'client' | 'care';
	state: 'requested' | 'offered' | 'accepted' | 'declined' | 'withdrawn' | 'expired';
	slots: readonly string[];
	minutes: number;
	zone: string;
	moves_id: string;
	moves_day: string | null;
	made_at: string;
	expires_at: string;
	settled_at: string | null;
}>;

export type AppointmentRequestPage = Readonly<{
	next: string;
	requests: readonly AppointmentRequest[];
}>;
