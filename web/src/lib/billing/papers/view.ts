import type { BillingSettings } from '../../api/shapes/billing.ts';
import type { Exchange } from '../../fees/rules/digital-visits.ts';
import type { BillPost, Office, Provider } from '../../protocol/bill-posts.ts';

export type EstimatePost = Extract<BillPost, { type: 'fee_estimate' }>;
export type SuperbillPost = Extract<BillPost, { type: 'superbill' }>;

/** Who stands on papers, and what is to be known for one. Days are local ones of the practice. */
export type PaperFacts = Readonly<{
	today: string;
	/** Null as long as nobody has said who sends bills. */
	office: Office | null;
	/** What the practice says that a payer accepts, each as `payer: code`. */
	accepts: readonly string[];
	/** The viewer, as they stand on paper. */
	provider: Provider;
	client: Readonly<{ name: string; birthDate: string; address: string }>;
	payer: string;
	member: string;
	/** What was charged and is on no statement yet, with tax, by currency. */
	waiting: Readonly<Record<string, number>>;
	/** The days on which the client agreed to a plan. */
	agreedOn: readonly string[];
}>;

/** The exchanges of a month that a code may be asked about, and the practice's own codes. */
export type CodeFacts = Readonly<{
	today: string;
	exchanges: readonly Exchange[];
	codes: BillingSettings['codes'];
}>;
