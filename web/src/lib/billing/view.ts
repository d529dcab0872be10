import type {
	Account,
	AgeingRow,
	BillingRun,
	Dispute,
	StatementSummary,
} from '../api/shapes/billing.ts';

/** Something of one client's, with the name that their desk gives; empty if this device knows none. */
export type Named<Row> = Row & Readonly<{ name: string }>;

/** What the practice is owed, and by whom. Days are local ones of the practice. */
export type BillingView = Readonly<{
	today: string;
	/** The practice's usual currency. */
	currency: string;
	ageing: readonly AgeingRow[];
	/** What is asked about, so not due, by currency. */
	paused: Readonly<Record<string, number>>;
	accounts: readonly Named<Account>[];
	disputes: readonly Named<Dispute>[];
	/** The newest first. */
	runs: readonly BillingRun[];
}>;

/** The statements of one month. */
export type MonthlyView = Readonly<{
	month: string;
	statements: readonly Named<StatementSummary>[];
}>;
