import type { KeptRecord } from '../api/shapes/retention.ts';
import type { RecordPost, RetentionRule } from '../protocol/record-posts.ts';
import type { Decision, Refusal } from './rules.ts';

export type { RetentionRule };
export type Certificate = Extract<RecordPost, { type: 'certificate' }>;
export type Of = 'thread' | 'chart' | 'desk';

/** A legal hold that stands. */
export type StandingHold = Readonly<{ hold: string; on: string; why: string }>;

/** What would go of one space. */
export type Going = Readonly<{ of: Of; posts: number }>;

/** A client's record on the page about how long it is kept. Days are local ones of the practice. */
export type KeepingView = Readonly<{
	/** As the desk has it; what is typed to destroy it. */
	name: string;
	isCustodian: boolean;
	hasDesk: boolean;
	/** When care ended; while it goes on, the day of what was written last. */
	endedOn: string;
	isInCare: boolean;
	bornOn: string;
	table: readonly RetentionRule[];
	/** The ids of the rules that were chosen for it. */
	chosen: readonly string[];
	/** By what is so now. */
	decision: Decision;
	holds: readonly StandingHold[];
	/** What the server knows; null for all but custodians. */
	standing: KeptRecord | null;
	/** What keeps it from its end. */
	refusal: Refusal;
	going: readonly Going[];
	/** The newest one about it; null for none. */
	certificate: Certificate | null;
	/** The server's time in ms. */
	now: number;
}>;

/** A record on the list of what is due; `name` is empty where no desk of this account has it. */
export type DueRecord = Readonly<{
	space: string;
	name: string;
	destroyOn: string;
	isPlanned: boolean;
}>;

/** What became of something that was asked for: the record as it is now, or what keeps it. */
export type Done = Readonly<{ view: KeepingView; kept: string }>;

/** A certificate with the names that this device knows; null where there is none. */
export type CertificateView = Readonly<{
	certificate: Certificate | null;
	practice: string;
	/** The custodian who did it, empty where nobody here has their name. */
	by: string;
}>;

export type TableView = Readonly<{ rules: readonly RetentionRule[]; isCustodian: boolean }>;
