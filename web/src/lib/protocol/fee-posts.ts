/**
 * What posts say about what messages cost (protocol.md section 7): plans, charges, disputes.
 * Amounts are whole numbers of a currency's smallest unit, rates hundredths of a percent.
 */
import { day, dayOrNone } from './agreement-posts.ts';
import { BILL_READERS, type BillPost } from './bill-posts.ts';
import type { JsonObject } from './canonical.ts';
import { demand } from './errors.ts';
import { amountOf, currencyOf, itemOf, rateOf, within } from './fee-fields.ts';
import { filled, flag, integer, objects, oneOf, text, texts } from './post-fields.ts';
import { ANSWERS as SAFE_OR_NOT, type Answer } from './safety-posts.ts';

export const PLAN_KINDS = ['included', 'per_message', 'monthly', 'limited', 'pilot'] as const;
const ANSWERS = ['agreed', 'declined', 'stopped'] as const;
const OUTCOMES = ['withdrawn', 'stands'] as const;
const MOST_ITEMS = 50;

export type PlanKind = (typeof PLAN_KINDS)[number];
export type FeeAnswered = (typeof ANSWERS)[number];
export type DisputeOutcome = (typeof OUTCOMES)[number];
/** That the reply `of`, shown on the local day `on`, costs so much, by the plan `plan`. */
export type Charged = Readonly<{
	of: string;
	on: string;
	plan: string;
	amount: number;
	tax: number;
	currency: string;
}>;

/** An opened post about what messages cost, by its type. Days are local ones, as 2027-12-31. */
export type FeePost =
	/**
	 * In a thread, by the care team: what this client is to pay; it holds once they agree. Its id is
	 * the entry's. `amount` is for a month or a reply, before `share`, which is what this client pays
	 * of it, and `tax`; `replies` is how many a month are meant with `limited`. It holds from the day
	 * `since` to `until`, both included, empty for no end. `text` is for the client to read. An empty
	 * `amend` of its author takes it back until it was agreed to.
	 */
	| {
			type: 'fee_plan';
			kind: PlanKind;
			currency: string;
			since: string;
			amount: number;
			share: number;
			tax: number;
			replies: number;
			until: string;
			text: string;
	  }
	/**
	 * In a thread, by the client, to the plan `of`; the newest counts. `stopped` ends a monthly plan
	 * with the month of the day `on`.
	 */
	| { type: 'fee_answer'; of: string; answer: FeeAnswered; on: string }
	/**
	 * In a thread, by a clinician at the end of a review: these replies cost something. An empty
	 * `amend` takes all of them back; what is on a statement ends by a dispute or a credit.
	 */
	| { type: 'charge'; items: Charged[] }
	/**
	 * In a thread, by the client: the item is asked about and paused until it is answered. `noticed`
	 * and `answer` as in `text`.
	 */
	| {
			type: 'fee_dispute';
			item: string;
			text: string;
			noticed: string[];
			answer: Answer | '';
	  }
	/** By the care team: what became of it, in words for the client to read. */
	| { type: 'fee_dispute_answer'; item: string; outcome: DisputeOutcome; text: string }
	/**
	 * In a thread, by either side: the client pays themselves, and no payer is to hear of it. Source:
	 * 45 CFR 164.522(a)(1)(vi). The newest counts, from the day `on`.
	 */
	| { type: 'fee_restriction'; on: string; is_on: 0 | 1 }
	| BillPost;

type Reader = (post: JsonObject) => FeePost;

export const FEE_READERS: readonly (readonly [string, Reader])[] = [
	[
		'fee_plan',
		(post) => ({
			type: 'fee_plan',
			kind: oneOf(post, 'kind', PLAN_KINDS),
			currency: currencyOf(post),
			since: day(text(post, 'since')),
			amount: amountOf(post, 'amount', 0),
			share: rateOf(post, 'share', 10_000),
			tax: rateOf(post, 'tax', 0),
			replies: within(integer(post, 'replies', 0), 0, 1000),
			until: dayOrNone(post, 'until'),
			text: text(post, 'text', ''),
		}),
	],
	[
		'fee_answer',
		(post) => ({
			type: 'fee_answer',
			of: filled(post, 'of'),
			answer: oneOf(post, 'answer', ANSWERS),
			on: day(text(post, 'on')),
		}),
	],
	[
		'charge',
		(post) => {
			const items = objects(post, 'items').map(readCharged);
			demand(items.length >= 1 && items.length <= MOST_ITEMS, 'post');
			return { type: 'charge', items };
		},
	],
	[
		'fee_dispute',
		(post) => ({
			type: 'fee_dispute',
			item: itemOf(post),
			text: text(post, 'text', ''),
			noticed: texts(post, 'noticed'),
			answer: post['answer'] === undefined ? '' : oneOf(post, 'answer', ['', ...SAFE_OR_NOT]),
		}),
	],
	[
		'fee_dispute_answer',
		(post) => ({
			type: 'fee_dispute_answer',
			item: itemOf(post),
			outcome: oneOf(post, 'outcome', OUTCOMES),
			text: text(post, 'text', ''),
		}),
	],
	[
		'fee_restriction',
		(post) => ({
			type: 'fee_restriction',
			on: day(text(post, 'on')),
			is_on: flag(post, 'is_on'),
		}),
	],
	...BILL_READERS,
];

function readCharged(item: JsonObject): Charged {
	return {
		of: filled(item, 'of'),
		on: day(text(item, 'on')),
		plan: filled(item, 'plan'),
		amount: amountOf(item, 'amount'),
		tax: amountOf(item, 'tax'),
		currency: currencyOf(item),
	};
}
