import type {
	Estimate,
	LedgerKind,
	PlanKind,
	Statement,
	StatementSummary,
	Way,
} from '../../api/shapes/billing.ts';
import type { StatementView } from '../../fees/view.ts';

/** Who pays for a client, as their desk says. */
export type PayerFields = Readonly<{ payer: string; member: string; address: string }>;

/** `anew` says why another is needed, empty for one that holds or was followed by another. */
export type EstimateView = Estimate & Readonly<{ anew: '' | 'plan' | 'ended' }>;

/** What was counted in a month: no word of it. */
export type Counted = Readonly<{
	month: string;
	replies: number;
	charged: number;
	seconds: number;
}>;

/** A client's account. */
export type AccountView = Readonly<{
	space: string;
	name: string;
	today: string;
	/** What holds today, empty for nothing agreed; what it costs before tax, and the tax. */
	plan: Readonly<{ kind: PlanKind | ''; price: number; tax: number; currency: string }>;
	statements: readonly StatementSummary[];
	/** The oldest first. */
	estimates: readonly EstimateView[];
	/** The newest month first. */
	counted: readonly Counted[];
	isSelfPay: boolean;
	/** Null where this device reads no desk of theirs. */
	payer: PayerFields | null;
	/** Whether the viewer can say in the desk who pays: a biller reads desks alone. */
	mayChangePayer: boolean;
	/** Whether the viewer answers in the conversation: papers are posts of it. */
	isClinician: boolean;
	/** Whether the viewer enters payments. */
	mayEnter: boolean;
}>;

/** What is entered beside a statement by hand. */
export type Entry = Readonly<{
	kind: LedgerKind;
	on: string;
	amount: number;
	way: Way;
}>;

/** A statement at the desk of whoever enters payments. */
export type StaffStatement = Readonly<{ whole: Statement; shown: StatementView }>;

/** The statements of a client's month. */
export type StaffMonth = Readonly<{
	name: string;
	today: string;
	mayEnter: boolean;
	isClinician: boolean;
	statements: readonly StaffStatement[];
}>;
