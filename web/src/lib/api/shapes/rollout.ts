/** The roll-out of messaging (`meantime.wire.rollout`): ids, days and counts, the server's word alone. */

export type PhaseName = 'foundation' | 'pilot' | 'scale';

export type EvidenceKind =
	| 'policy_version'
	| 'hours'
	| 'night'
	| 'crisis_lines'
	| 'agreements'
	| 'custodians'
	| 'alerts_closed'
	| 'offered'
	| 'agreed'
	| 'replies_in_time'
	| 'reviews_kept'
	| 'answers'
	| 'reviews'
	| 'alerts_reviewed';

/** `count` of `of`; 0 where there is no number that must be reached. */
export type Evidence = Readonly<{
	kind: EvidenceKind;
	count: number;
	of: number;
	at: string | null;
}>;

/**
 * `by` says who knows that it is done; of a person also on which local day. `for_people`: the system
 * cannot know it, so that what people say counts.
 */
export type RolloutTask = Readonly<{
	id: string;
	done: boolean;
	by: '' | 'system' | 'person';
	evidence: Evidence | null;
	done_on: string | null;
	done_by: string;
	note_id: string;
	for_people: boolean;
}>;

/** `most` clients have a place in this phase, null for any number. */
export type RolloutPhase = Readonly<{
	name: PhaseName;
	most: number | null;
	tasks: readonly RolloutTask[];
	exit: readonly RolloutTask[];
}>;

/**
 * A thread with a place beside those of the phase; why is a sealed post. In one that is made up
 * nobody is in care: it counts in no number.
 */
export type Excepted = Readonly<{
	space_id: string;
	allowed_by: string;
	allowed_at: string;
	reason_id: string;
	is_made_up: boolean;
}>;

export type Overload = Readonly<{
	kind: 'new_threads' | 'active_threads';
	account_id: string;
	count: number;
	most: number;
}>;

/**
 * `phase` is empty if the practice has never begun: then nothing is capped. `places` are the threads
 * that have one, where a phase has so many and no more.
 */
export type Rollout = Readonly<{
	phase: PhaseName | '';
	since: string | null;
	started_at: string | null;
	decided_by: string;
	reason_id: string;
	taken: number;
	places: readonly string[];
	phases: readonly RolloutPhase[];
	exceptions: readonly Excepted[];
	warnings: readonly Overload[];
}>;
