/**
 * What messages cost: plans, charges, minutes, statements (`meantime.wire.billing`). Amounts are whole
 * numbers of a currency's smallest unit, rates hundredths of a percent. Days are local ones of the
 * practice (RFC 3339 full-date), a month is given by its first; instants are RFC 3339 in UTC.
 */
export type PlanKind = 'included' | 'per_message' | 'monthly' | 'limited' | 'pilot';
export type DisputeState = '' | 'open' | 'withdrawn' | 'stands';

/** What a plan says; the same numbers as in the sealed post. */
export type Terms = Readonly<{
	kind: PlanKind;
	currency: string;
	amount: number;
	share: number;
	tax: number;
	replies: number;
	since: string;
	until: string | null;
}>;

/** A plan of a client's; `id` is the entry of its post, or of the consent to a policy. */
export type FeePlan = Readonly<{
	id: string;
	source: 'policy' | 'post';
	terms: Terms;
	state: 'offered' | 'agreed' | 'declined' | 'withdrawn';
	offered_at: string;
	agreed_at: string | null;
	stops_on: string | null;
}>;

/** What a client says to a plan, by the sealed post that says so. */
export type FeeAnswer = Readonly<{
	answer_id: string;
	answer: 'agreed' | 'declined' | 'stopped';
}>;

/** An answer of the care team that was shown; `attention` is the most that it answered. */
export type CountedReply = Readonly<{
	item: string;
	on: string;
	by: string;
	attention: number;
	is_charged: boolean;
}>;

export type NewCharge = Readonly<{
	item: string;
	amount: number;
	tax: number;
	currency: string;
	code: string;
}>;

/** What a clinician confirms at the end of a review, by the sealed post `charge_id`. */
export type NewCharges = Readonly<{ charge_id: string; items: readonly NewCharge[] }>;

/** A reply that costs something; `month` is its statement's, null until it stands on one. */
export type Charge = Readonly<{
	item: string;
	on: string;
	plan_id: string;
	amount: number;
	tax: number;
	currency: string;
	code: string;
	by: string;
	confirmed_at: string;
	month: string | null;
	is_self_pay: boolean;
	dispute: DisputeState;
}>;

/** What became of a dispute, by the sealed post that says so to the client. */
export type DisputeAnswer = Readonly<{ post_id: string; outcome: 'withdrawn' | 'stands' }>;

/** An item that was asked about; it is not due while `state` is `open`. */
export type Dispute = Readonly<{
	item: string;
	space_id: string;
	state: 'open' | 'withdrawn' | 'stands';
	opened_at: string;
	answered_at: string | null;
	amount: number;
	tax: number;
	currency: string;
}>;

export type Disputes = Readonly<{ next: string; disputes: readonly Dispute[] }>;

/** Time that a clinician has confirmed for a client's messages on a day. */
export type MinutesEntry = Readonly<{ on: string; seconds: number }>;

/** As it is kept; `by` is the clinician whose own time it is. */
export type Minutes = MinutesEntry & Readonly<{ id: string; by: string }>;

/** Whether a client pays themselves and no payer is told (45 CFR 164.522), by that post. */
export type SelfPay = Readonly<{ is_on: boolean; post_id: string }>;

/** What a thread costs until now; `seconds` is null for a client, `balance` is by currency. */
export type ThreadFees = Readonly<{
	today: string;
	currency: string;
	plans: readonly FeePlan[];
	pauses: readonly (readonly [since: string, until: string | null])[];
	replies: number;
	charges: readonly Charge[];
	disputes: readonly Dispute[];
	seconds: number | null;
	is_self_pay: boolean;
	balance: Readonly<Record<string, number>>;
}>;

/** The answers of one month, and the minutes that were confirmed. */
export type ReplyPage = Readonly<{
	replies: readonly CountedReply[];
	minutes: readonly Minutes[];
}>;

export type CodeSlot = 'reply' | 'month' | 'short' | 'middle' | 'long';

/** How the practice bills. Codes are its own licence's; none ships. */
export type BillingSettings = Readonly<{
	currency: string;
	tax: number;
	run_day: number;
	due_days: number;
	remind_after_days: number;
	codes: Readonly<Partial<Record<CodeSlot, string>>>;
	visits_count: boolean;
}>;

/** What stands on a statement; lines never change. */
export type StatementLine = Readonly<{
	item: string;
	kind: 'month' | 'reply';
	since: string;
	until: string;
	code: string;
	amount: number;
	tax: number;
	plan_id: string;
	is_self_pay: boolean;
	dispute: DisputeState;
}>;

export type LedgerKind = 'payment' | 'refund' | 'credit' | 'write_off';
export type Way = '' | 'cash' | 'card' | 'check' | 'transfer' | 'other';

/** Something done to a statement by hand, or by a withdrawn item. All positive. */
export type LedgerEntry = Readonly<{
	id: string;
	kind: LedgerKind;
	on: string;
	amount: number;
	item: string;
	way: Way;
	by: string;
	at: string;
}>;

export type NewLedgerEntry = Pick<LedgerEntry, 'kind' | 'on' | 'amount' | 'item' | 'way'>;

/** A statement of a client, a month and a currency. `paused` is disputed, so not due. */
export type StatementSummary = Readonly<{
	space_id: string;
	month: string;
	currency: string;
	number: number;
	issued_at: string;
	due_on: string;
	amount: number;
	tax: number;
	balance: number;
	paused: number;
}>;

export type Statement = Readonly<{
	summary: StatementSummary;
	lines: readonly StatementLine[];
	ledger: readonly LedgerEntry[];
}>;

export type StatementPage = Readonly<{ next: string; statements: readonly StatementSummary[] }>;

/** What is due in a currency, by how many days it has been. */
export type AgeingRow = Readonly<{
	currency: string;
	bucket: 'not_yet' | 'to_30' | 'to_60' | 'to_90' | 'over_90';
	amount: number;
	statements: number;
}>;

export type Ageing = Readonly<{
	today: string;
	rows: readonly AgeingRow[];
	paused: Readonly<Record<string, number>>;
}>;

/** A client's account by its thread; `kind` is empty for no plan. */
export type Account = Readonly<{
	space_id: string;
	clinician_id: string;
	is_self_pay: boolean;
	kind: PlanKind | '';
	balance: Readonly<Record<string, number>>;
	open_disputes: number;
}>;

export type AccountPage = Readonly<{ next: string; accounts: readonly Account[] }>;

/** How far a run is: `done` of `of` accounts. */
export type BillingRun = Readonly<{
	month: string;
	state: 'waits' | 'runs' | 'done';
	done: number;
	of: number;
	statements: number;
	ordered_at: string;
	ended_at: string | null;
}>;

export type BillingRuns = Readonly<{ runs: readonly BillingRun[] }>;

/** That a post is an estimate; only its sum and days are told. */
export type NewEstimate = Readonly<{
	currency: string;
	amount: number;
	since: string;
	until: string;
	made_on: string;
	due_on: string | null;
}>;

/** An estimate, and what was billed against it until now. */
export type Estimate = NewEstimate & Readonly<{ id: string; billed: number }>;

export type Estimates = Readonly<{ estimates: readonly Estimate[] }>;
