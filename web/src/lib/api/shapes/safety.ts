/** Alerts and the ladder that escalates them (`meantime.wire.safety`): the server's word alone. */

export type Rung = 'clinician' | 'cover' | 'on_call' | 'owner';
export type Night = 'on_call' | 'clinician' | 'nobody';
export type Outcome =
	'reached' | 'not_reached' | 'moved_session' | 'welfare_check' | 'disclosed' | 'false_alarm';

export type Step = Readonly<{ rung: Rung; after_minutes: number }>;

/** Whom an urgent message wakes; `night` is null until the practice has chosen. */
export type Ladder = Readonly<{
	steps: readonly Step[];
	night: Night | null;
	on_call: readonly string[];
}>;

/** `account_id` is empty where nobody stands on the rung at all. */
export type Gap = Readonly<{
	rung: Rung;
	account_id: string;
	why: 'nobody' | 'cannot_read' | 'left' | 'no_way';
}>;

export type KeptLadder = Readonly<{ ladder: Ladder; is_chosen: boolean; gaps: readonly Gap[] }>;

/**
 * A step that was carried out; `waiting` until the first message about it has left the server,
 * `recalled` where somebody took the alert before.
 */
export type TakenStep = Readonly<{
	rung: Rung;
	at: string;
	account_ids: readonly string[];
	state: 'waiting' | 'told' | 'failed' | 'recalled' | 'nobody';
}>;

/** An urgent message, from the entry until somebody has documented what came of it. */
export type Alert = Readonly<{
	id: string;
	space_id: string;
	entry_id: string;
	client_id: string;
	state: 'open' | 'acknowledged' | 'closed';
	opened_at: string;
	next_step_at: string | null;
	steps: readonly TakenStep[];
	acknowledged_by: string;
	acknowledged_at: string | null;
	closed_by: string;
	closed_at: string | null;
	outcome: Outcome | null;
}>;

export type AlertPage = Readonly<{ alerts: readonly Alert[]; next: string }>;

export type Closing = Readonly<{ outcome: Outcome; chart_id: string; note_id: string }>;

/**
 * `told_at` is null until the first message about it has left; `told` is the rung it went to.
 * `taken_at` is null until somebody said that they look after it, whether a message told them or not.
 */
export type OwnAlert = Readonly<{
	entry_id: string;
	opened_at: string;
	told_at: string | null;
	told: Rung | null;
	taken_at: string | null;
	is_closed: boolean;
}>;

/** What holds for an urgent message sent now; `looks_at` counts where nobody is woken. */
export type UrgentPromise = Readonly<{
	wakes: 'clinician' | 'cover' | 'on_call' | 'owner' | 'nobody';
	looks_at: string | null;
	zone: string;
	alerts: readonly OwnAlert[];
}>;

/** `region` is ISO 3166-2, empty where the country of the practice says enough. */
export type ModelSwitch = Readonly<{ is_on: boolean; region: string }>;

/** When somebody of the practice confirmed a crisis line by calling it. */
export type LineChecks = Readonly<{
	checks: readonly Readonly<{ line_id: string; checked_at: string }>[];
}>;
