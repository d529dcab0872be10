import type { MeasureCard } from '../protocol/measure-posts.ts';
import type { Found } from '../matches/view.ts';
import type { Outcome, Rung, TakenStep } from '../api/shapes/safety.ts';
import type { Said, SafetyEvent } from '../sync/folds/safety.ts';
import type { PlanVersion } from '../sync/folds/safety-plans.ts';
import type { Disclosed } from '../protocol/request-posts.ts';
import type { Attempt } from '../protocol/safety-posts.ts';
import type { Profile } from '../sync/names.ts';

/** A step that was carried out; `names` are those told, empty for people without a name here. */
export type StepRow = Readonly<{
	rung: Rung;
	at: number;
	names: readonly string[];
	state: TakenStep['state'];
}>;

/** An urgent message as a list has it. Times in ms, 0 where there is none yet. */
export type AlertRow = Readonly<{
	/** Empty for one that this device alone knows of: the server has not taken it. */
	id: string;
	space: string;
	entry: string;
	/** The client's name, empty where this device knows none. */
	client: string;
	state: 'open' | 'acknowledged' | 'closed';
	openedAt: number;
	nextAt: number;
	steps: readonly StepRow[];
	/** Who has taken it, empty for nobody and for people without a name here. */
	takenBy: string;
	isMine: boolean;
	takenAt: number;
	closedBy: string;
	closedAt: number;
	outcome: Outcome | null;
	/** Its note is written here and has not reached the server. */
	isClosing: boolean;
}>;

/**
 * Alerts that are not closed, the newest first, as they were at `at` (ms, 0 if that was never
 * known); `isStale` if the server could not be asked.
 */
export type OpenAlerts = Readonly<{ rows: readonly AlertRow[]; at: number; isStale: boolean }>;

/** What is being written about how an alert ended. */
export type ClosingForm = Readonly<{
	outcome: Outcome | '';
	attempts: readonly Attempt[];
	note: string;
	/** What was told to somebody outside, if anything was. */
	disclosed?: Disclosed | null;
}>;

export const NOTHING_WRITTEN: ClosingForm = { outcome: '', attempts: [], note: '' };

/**
 * How the viewer reads the conversation: by an own seat, through the practice's, not yet though
 * they could (`custodian`), or not at all.
 */
export type Access = 'seated' | 'practice' | 'custodian' | 'none';

/** What the client wrote, or answered; as it was first and as it is now. */
export type UrgentWords = Readonly<{
	kind: 'text' | 'answer' | 'file' | 'measure' | 'unread';
	text: string;
	/** The answer to a questionnaire that it is; null for everything else. */
	measure: MeasureCard | null;
	/** The wording that alerted, where it was changed or taken back since. */
	first: string;
	isWithdrawn: boolean;
	at: number;
}>;

/** How an alert ended, with the name of who wrote that. */
export type Note = SafetyEvent & Readonly<{ by: string }>;

/** One alert with all that a person needs who takes it. */
export type AlertView = Readonly<{
	row: AlertRow;
	/** When the server said so (ms), 0 if it never did. */
	at: number;
	/** Whether the server could not be asked just now. */
	isStale: boolean;
	access: Access;
	words: UrgentWords | null;
	found: readonly Found[];
	/** The rules for which the client's own device showed help. */
	noticed: readonly string[];
	said: readonly Said[];
	contact: Profile | null;
	plan: PlanVersion | null;
	note: Note | null;
	/** Who of those told, and of the custodians, can read where the viewer cannot. */
	readers: readonly string[];
	phone: string;
	form: ClosingForm;
}>;
