import type {
	DisputeState,
	LedgerEntry,
	PlanKind,
	StatementSummary,
} from '../api/shapes/billing.ts';
import type { PracticeDetails } from '../api/shapes/practices.ts';
import type { FailureFacts } from '../sync/failure.ts';
import type { Difference } from './rules/checked.ts';

/** What a plan says. Days are local ones of the practice, `until` and `stopsOn` empty for no end. */
export type PlanView = Readonly<{
	id: string;
	/** Whether it came with the agreement that the client signed. */
	isOfPolicy: boolean;
	kind: PlanKind;
	currency: string;
	/** What this client pays for a month or a reply, and the tax on it. */
	price: number;
	tax: number;
	/** How many replies a month are meant with `limited`. */
	replies: number;
	since: string;
	until: string;
	stopsOn: string;
	/** The care team's words to the client. */
	text: string;
	state: 'offered' | 'agreed' | 'declined' | 'withdrawn';
	/** Whether what the client said has not left this device. */
	isWaiting: boolean;
}>;

/** What was said about an item: by the client, and by the care team. */
export type DisputeView = Readonly<{
	state: DisputeState;
	text: string;
	answer: string;
	isWaiting: boolean;
}>;

/** Something that costs money, and can be asked about: a reply, or a stretch of a month. */
export type ItemView = Readonly<{
	item: string;
	kind: 'reply' | 'month';
	since: string;
	until: string;
	code: string;
	currency: string;
	amount: number;
	tax: number;
	/** Whether nobody signed this price, as far as this device knows. */
	isUnsigned?: boolean;
	dispute: DisputeView;
}>;

/** A paper that was made for the client: an estimate, or a bill for their payer. */
export type PaperRow = Readonly<{
	id: string;
	type: 'fee_estimate' | 'superbill';
	madeOn: string;
	currency: string;
	amount: number;
}>;

/** What a client pays in a conversation. */
export type OwnFees = Readonly<{
	space: string;
	/** Whom they write with; empty if nobody is seated. */
	therapist: string;
	/** Whether anything of it has ever come to this device. */
	isKnown: boolean;
	zone: string;
	today: string;
	/** What holds today; null for nothing. */
	plan: PlanView | null;
	/** What is agreed to and begins later. */
	next: PlanView | null;
	/** What the client is asked to agree to, or said no to. */
	offer: PlanView | null;
	/** How many answers counted this month. */
	replies: number;
	/** What was charged and stands on no statement yet, the oldest first. */
	items: readonly ItemView[];
	statements: readonly StatementSummary[];
	papers: readonly PaperRow[];
	isSelfPay: boolean;
	isSelfPayWaiting: boolean;
	/** Whether something was sent of which the server does not know in numbers. */
	isUntold: boolean;
	/** Why it may be older than the server's. */
	stale: FailureFacts | null;
}>;

/** A statement as it was made; names are this device's, the server knows none. */
export type StatementView = Readonly<{
	summary: StatementSummary;
	lines: readonly ItemView[];
	ledger: readonly LedgerEntry[];
	practice: PracticeDetails | null;
	zone: string;
	/** Today by the clock of the practice. */
	today: string;
	client: string;
	therapist: string;
	/** Where it is not what was signed. */
	differences: readonly Difference[];
	/** Whether it goes by a plan that was not signed in the conversation, but by a guardian. */
	isUnseen?: boolean;
}>;

/** The statements of a month, one for each currency. */
export type MonthView = Readonly<{
	statements: readonly StatementView[];
	isUntold: boolean;
	stale: FailureFacts | null;
}>;
