import type { FeePlan, PlanKind, Terms } from '../api/shapes/billing.ts';

/** Why a reply costs nothing; empty if it may cost something. */
export type Why = '' | 'urgent' | 'prompt' | 'withdrawn' | 'redirect' | 'scheduling';

/** Whether nobody can make it cost something: what the app only supposes, a clinician may overrule. */
export function isAlwaysFree(why: Why): boolean {
	return why === 'urgent' || why === 'prompt' || why === 'withdrawn';
}

/** What a reply costs by the plan of its day, in the smallest unit of a currency. */
export type Price = Readonly<{ plan: string; amount: number; tax: number; currency: string }>;

/** One's own answer that was shown on the local day `on`, about which nothing was decided yet. */
export type OwnReply = Price &
	Readonly<{
		item: string;
		on: string;
		/** When it was written (ms). */
		at: number;
		/** How it begins. */
		words: string;
		why: Why;
	}>;

/** Replies to one client, oldest first; `leaving` is how many have yet to leave. */
export type ClientReplies = Readonly<{
	space: string;
	name: string;
	replies: readonly OwnReply[];
	leaving: number;
}>;

/** Time for a client's messages on the local day `on` that nobody has confirmed, in whole minutes. */
export type MinutesRow = Readonly<{
	space: string;
	name: string;
	on: string;
	minutes: number;
	/** What was confirmed before, -1 for nothing. */
	confirmed: number;
}>;

/** What a client asks about a charge, or a stretch of a month. */
export type Asked = Readonly<{
	space: string;
	name: string;
	item: string;
	/** The local day of it. */
	on: string;
	text: string;
	amount: number;
	tax: number;
	currency: string;
}>;

/** The last step of a review. */
export type ChargingView = Readonly<{
	clients: readonly ClientReplies[];
	minutes: readonly MinutesRow[];
	asked: readonly Asked[];
	/** How many words wait here until the server can be told. */
	untold: number;
	/** Without a connection: as it was seen last. */
	isKept: boolean;
}>;

/** What was confirmed just now for one client, and can be taken back. */
export type Confirmed = Readonly<{
	id: string;
	space: string;
	name: string;
	count: number;
	amount: number;
	currency: string;
}>;

/** A plan in the client's own history; `text` is what its author wrote to the client. */
export type PlanRow = Readonly<{
	id: string;
	source: FeePlan['source'];
	terms: Terms;
	state: FeePlan['state'];
	/** Local days; empty where it is not so. */
	offeredOn: string;
	agreedOn: string;
	stopsOn: string;
	text: string;
	isMine: boolean;
}>;

/** A charge that stands, for its clinician. `post` is empty for one that is not the viewer's own. */
export type ChargeRow = Readonly<{
	item: string;
	post: string;
	on: string;
	amount: number;
	tax: number;
	currency: string;
	isOnStatement: boolean;
	dispute: '' | 'open' | 'withdrawn' | 'stands';
}>;

/** What a client's messages cost, at the desk of their clinician. */
export type PlanView = Readonly<{
	name: string;
	/** The language of the client, empty if nobody has said. */
	language: string;
	today: string;
	currency: string;
	/** The practice's usual rate of tax. */
	tax: number;
	country: string;
	holding: PlanRow | null;
	/** Newest first. */
	plans: readonly PlanRow[];
	charges: readonly ChargeRow[];
	replies: number;
	seconds: number;
	isSelfPay: boolean;
	mayOffer: boolean;
	untold: number;
}>;

/** A plan that is being offered. */
export type Offered = Readonly<{
	kind: PlanKind;
	currency: string;
	amount: number;
	share: number;
	tax: number;
	replies: number;
	since: string;
	until: string;
	text: string;
}>;
