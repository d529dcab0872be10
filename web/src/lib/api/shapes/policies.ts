/** Policies, who agreed to which, and whether a client may write (`meantime.wire.policies`): the server's word alone. */
export type ScopeKind = 'practice' | 'clinician' | 'thread';
export type Locale = 'en' | 'es';
/** Canonical JSON as decision 0020 says; nothing in it is believed before it has been read. */
export type WireDocument = Readonly<Record<string, unknown>>;
export type ConsentRole = 'client' | 'guardian' | 'clinician';
export type Offer = 'offer' | 'offer_with_conditions' | 'not_now';
export type MessagingState = 'on' | 'paused' | 'ended';

/** Why a client may not write: nothing was decided, it was decided against, or what is missing. */
export type WhyOff =
	| 'undecided'
	| 'not_now'
	| 'paused'
	| 'ended'
	| 'no_consent'
	| 'withdrawn'
	| 'expired'
	| 'new_version';

/** What a policy is for: the practice (`scope_id` is ""), one clinician, or one thread. */
export type Scope = Readonly<{ scope_kind: ScopeKind; scope_id: string }>;

/**
 * A version, without its words. `holds_until` is until when the one before still counts, null: not
 * at all. `locales` is empty where the server knows the hash alone.
 */
export type PolicyVersion = Scope &
	Readonly<{
		version: number;
		hash: string;
		locales: readonly Locale[];
		published_by: string;
		published_at: string;
		agree_again: boolean;
		holds_until: string | null;
	}>;

/** The newest first. */
export type PolicyPage = Readonly<{ next: string; policies: readonly PolicyVersion[] }>;

export type PolicyDocument = Readonly<{ policy: PolicyVersion; document: WireDocument }>;

/**
 * A version to publish: its document, or of a thread's own the hash alone. `revision` is that of the
 * draft it was made from, 0 without one, `after` the version of the same scope that it follows;
 * `holds_until` goes with `agree_again` alone.
 */
export type NewPolicy = Scope &
	Readonly<{
		agree_again: boolean;
		document?: WireDocument;
		hash?: string;
		valid_months?: number;
		revision?: number;
		after?: number;
		holds_until?: string;
	}>;

export type Published = Readonly<{ version: number; hash: string }>;

/** What is being prepared: `document` is null where nothing is, and `revision` counts on. */
export type PolicyDraft = Scope &
	Readonly<{
		revision: number;
		document: WireDocument | null;
		changed_by: string;
		changed_at: string | null;
	}>;

/** A draft in place of the one of `revision`, 0 for the first. */
export type DraftChange = Scope & Readonly<{ document: WireDocument; revision: number }>;

export type DraftRevision = Readonly<{ revision: number }>;

/** What acts now, as a document's facts say it; what nobody has set yet is left out. */
export type LiveFacts = Readonly<{ facts: WireDocument }>;

export type PolicyInForce = Readonly<{
	version: number;
	hash: string;
	scope_kind: ScopeKind;
	published_at: string;
}>;

/** A decision, signed as `mt1/consent` says, `at` in ms; and the post in which it is sealed. */
export type NewConsent = Readonly<{
	version: number;
	locale: Locale;
	role: ConsentRole;
	decision: 'permit' | 'withdraw';
	at: number;
	signature: string;
	entry_id: string;
}>;

/** A consent as it is kept. `until` is when it stops counting, null: not by itself. */
export type KeptConsent = NewConsent &
	Readonly<{
		seat_id: string;
		entry_space_id: string;
		entry_hash: string;
		hash: string;
		until: string | null;
		received_at: string;
	}>;

/** Whether messaging was offered; `review_on` is a local day of the practice's zone. */
export type Candidacy = Readonly<{
	decision: Offer | 'none';
	decided_by: string;
	decided_at: string | null;
	review_on: string | null;
}>;

/** What messaging turns to by itself: on again after a pause, or ended; and when. */
export type Later = Readonly<{ state: 'on' | 'ended'; at: string }>;

/**
 * What is agreed in a thread, as far as who asks may see it. `may_write` is theirs, for the care
 * team it is true once all clients may. `holds` is the version before, which still counts until then.
 * `at_latest` is the last local day on which a consent given before counts, `later` what the state
 * turns to by itself.
 */
export type Agreement = Readonly<{
	policy: PolicyInForce | null;
	holds: Readonly<{ version: number; until: string }> | null;
	consents: readonly KeptConsent[];
	candidacy: Candidacy;
	state: MessagingState;
	state_by: string;
	state_at: string | null;
	at_latest: string | null;
	later: Later | null;
	guardians: readonly string[];
	guardian_of: readonly string[];
	may_write: boolean;
	why: WhyOff | '';
}>;

/** Whether messaging is offered, and the local day on which that is looked at again. */
export type Decision = Readonly<{ decision: Offer; review_on: string }>;

export type Messaging = Readonly<{
	state: MessagingState;
	at_latest: string | null;
	later: Later | null;
}>;

export type Guardians = Readonly<{ spaces: readonly string[] }>;

/**
 * Where a thread stands. `version` is the one in force, 0 for none; `until` is when the first consent
 * that counts stops doing so, `reviewed_at` when a clinician last attested the review.
 */
export type AgreementStanding = Readonly<{
	space_id: string;
	version: number;
	candidacy: Candidacy;
	state: MessagingState;
	at_latest: string | null;
	may_write: boolean;
	why: WhyOff | '';
	until: string | null;
	reviewed_at: string | null;
}>;

/** In order of the threads' ids. */
export type StandingPage = Readonly<{ next: string; agreements: readonly AgreementStanding[] }>;
