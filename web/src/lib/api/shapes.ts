/** Answers of the API as `meantime.wire` defines them. Nothing in them is trusted unverified. */

export type LockSummary = Readonly<{
	kind: 'password' | 'passkey' | 'recovery';
	suite: number;
	set_at: string;
}>;

export type Me = Readonly<{
	id: string;
	practice_id: string;
	login: string;
	locks: readonly LockSummary[];
}>;

/** A device that is signed in; instants in RFC 3339. */
export type SignInSummary = Readonly<{
	id: string;
	device: 'browser' | 'phone' | 'cli' | 'service';
	address: string;
	created_at: string;
	last_seen_at: string;
	is_this: boolean;
}>;

export type Lock = Readonly<{
	kind: 'password' | 'passkey' | 'recovery';
	suite: number;
	public: Readonly<Record<string, string>>;
	auth: string;
	wrapped: string;
}>;

export type WireEntry = Readonly<{ h: string; b: string; s: string }>;
export type ReceivedEntry = WireEntry & Readonly<{ received_at: string }>;

export type EntryPage = Readonly<{
	pin: string;
	entries: readonly ReceivedEntry[];
	head_seq: number;
}>;

export type BlobProgress = Readonly<{ received: number; is_stored: boolean }>;

/** Bytes in a part of a blob; the last part is shorter. */
export const PART_BYTES = 256 * 1024;

export type Appended = Readonly<{
	seq: number;
	received_at: string;
	stored?: WireEntry | null;
}>;

export type SpaceSummary = Readonly<{
	id: string;
	type: 'practice' | 'care' | 'team' | 'own';
	purpose: 'practice' | 'thread' | 'chart' | 'desk' | 'directory' | 'journal' | 'private';
	role: string;
	since_seq: number;
	until_seq: number;
	head_seq: number;
	head: string;
	responsible: string;
}>;

export type SpacePage = Readonly<{ next: string; spaces: readonly SpaceSummary[] }>;

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

/** By when something was promised, and how that stands; never what. */
export type PromiseSummary = Readonly<{
	space_id: string;
	entry_id: string;
	due_at: string;
	state: 'due' | 'kept' | 'broken' | 'withdrawn';
	settled_at: string | null;
}>;

export type PromisePage = Readonly<{ next: string; promises: readonly PromiseSummary[] }>;

/** Local days (RFC 3339 full-date) without hours, both ends included. */
export type Closure = Readonly<{
	id: string;
	starts_on: string;
	ends_on: string;
	kind: 'holiday' | 'vacation' | 'other';
	/** The key of a text, or a holiday's own name. */
	name: string;
	/** The account that reads and answers meanwhile, empty for nobody. */
	cover_id: string;
}>;

/** What is usual: characters of a message, messages in seven days; 0 to say nothing of it. */
export type Allowance = Readonly<{ characters: number; messages_a_week: number }>;

/** A week from Monday to Sunday, in minutes since local midnight; past 1440 is the next day. */
export type Frame = Readonly<{
	zone: string;
	hours: readonly (readonly (readonly [opens: number, closes: number])[])[];
	windows: readonly (readonly number[])[];
	reply_within: Readonly<{ unit: 'days' | 'hours'; n: number }>;
	closures: readonly Closure[];
	allowance: Allowance;
}>;

export type KeptFrame = Readonly<{ frame: Frame; set_by: 'clinician' | 'practice' | 'nobody' }>;

export type Holiday = Readonly<{ on: string; name: string }>;

/** A local date with hours, as instants in RFC 3339, UTC. */
export type OpenDay = Readonly<{
	on: string;
	periods: readonly (readonly [opens: string, closes: string])[];
	windows: readonly string[];
}>;

/** The viewer's days with hours, the past four weeks and the next thirteen. */
export type OpenDays = Readonly<{ zone: string; is_set: boolean; days: readonly OpenDay[] }>;

/** What holds for a message sent now; instants as RFC 3339 in UTC, null where nothing is known. */
export type Boundary = Readonly<{
	zone: string;
	is_set: boolean;
	is_open: boolean;
	opens_at: string | null;
	reads_at: string | null;
	answer_by: string | null;
	closed_for: Closure | null;
	moved_by: readonly Closure[];
	holds_until: string;
	allowance: Allowance;
	/** Who reads meanwhile for who is away; the hours are theirs then. */
	cover: Readonly<{ account_id: string; until: string; zone: string }> | null;
}>;

/**
 * That a message met an automatic reply: never its words. `kind` may be one that this version does
 * not know.
 */
export type AutomaticReply = Readonly<{
	entry_id: string;
	kind: string;
	at: string;
	reads_at: string | null;
	opens_at: string | null;
	cover_id: string;
}>;

export type AutomaticReplies = Readonly<{ zone: string; replies: readonly AutomaticReply[] }>;

/** A client's message that waits for an answer; `due_at` is null if nothing was promised. */
export type WaitingMessage = Readonly<{
	space_id: string;
	entry_id: string;
	attention: number;
	started_at: string;
	due_at: string | null;
}>;

export type WaitingPage = Readonly<{ next: string; waiting: readonly WaitingMessage[] }>;

/** How somebody wants to be told. Minutes are since midnight of `zone`. */
export type NoticeChoices = Readonly<{
	locale: 'en' | 'es';
	zone: string;
	by_mail: boolean;
	/** Empty for the e-mail that one signs in with. */
	address: string;
	/** Null for as it comes. */
	daily_at: number | null;
	quiet: readonly [from: number, until: number] | null;
	reminds: boolean;
}>;

export type KeptNoticeChoices = Readonly<{
	choices: NoticeChoices;
	has_mail: boolean;
	login: string;
	mail_fails_since: string | null;
	/** On how many browsers one is told. */
	devices: number;
}>;

/** Where a browser takes notices, as it says itself; its keys are base64url. */
export type PushDevice = Readonly<{ endpoint: string; p256dh: string; auth: string }>;

export type Undelivered = Readonly<{ seat_ids: readonly string[] }>;

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

/** When the server serves a seat: from its start until just before its end. */
export type Term = Readonly<{ starts_at: string; ends_at: string; zone: string }>;

/** A seat for a time; `role` is empty where nobody has taken it yet. */
export type SeatTerm = Term &
	Readonly<{ space_id: string; purpose: string; seat_id: string; role: string }>;

export type TermPage = Readonly<{ next: string; terms: readonly SeatTerm[] }>;

/** Somebody is away from the start until just before the end, and `acting` reads meanwhile. */
export type CoverStretch = Term &
	Readonly<{ clinician_id: string; chain: readonly string[]; acting: string }>;

export type CoverPlan = Readonly<{ stretches: readonly CoverStretch[] }>;
