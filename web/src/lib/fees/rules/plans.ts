/**
 * What a fee plan makes of a month: one line for each stretch of it, and one for each reply. Counting
 * alone never charges: a line for a reply needs a clinician's word that it is one. All days are local
 * ones of the practice's zone (`2028-02-29`). Plans come in the order in which they were agreed to: of
 * those whose days include one, the newest holds on it.
 */
import { isSameMonth, lengthOf } from './days.ts';
import { ofDays, reduced, taxOn } from './money.ts';

/** Attention from which on a message is about safety, and costs nothing. */
export const LOOKED_AT_FIRST = 2;

export type Kind = 'included' | 'per_message' | 'monthly' | 'limited' | 'pilot';
export type Free = '' | 'urgent' | 'prompt' | 'redirect' | 'scheduling' | 'unconfirmed';

/**
 * What a client agreed to from the day `since` to `until`, both included; '' has no end. `amount` is
 * for a month or a reply, in the smallest unit of `currency`, before tax; `share` is what this client
 * pays of it and `taxRate` the tax, in hundredths of a percent. `replies` is how many a month are
 * meant with `limited`. `stopsOn` is the last day of a plan that its client stopped, '' for none:
 * nothing takes its place, not even an older plan, until another is agreed to. `isOwn` was agreed with
 * this client alone.
 */
export type Plan = Readonly<{
	id: string;
	kind: Kind;
	currency: string;
	since: string;
	until: string;
	amount: number;
	share: number;
	taxRate: number;
	replies: number;
	stopsOn: string;
	isOwn?: boolean;
}>;

/** An answer that was shown; `attention` is the most of the messages that it answers. */
export type Reply = Readonly<{
	entryId: string;
	on: string;
	attention: number;
	isConfirmed: boolean;
	isPrompt: boolean;
	isRedirect: boolean;
	isScheduling: boolean;
}>;

/** What stands on a statement; `item` is a reply's entry, or the day with which a stretch begins. */
export type Line = Readonly<{
	kind: 'month' | 'reply';
	since: string;
	until: string;
	amount: number;
	tax: number;
	currency: string;
	item: string;
	planId: string;
}>;

/** What this client pays for one month or one reply, before tax. */
export function priceOf({ amount, share }: Plan): number {
	return reduced(amount, share);
}

/**
 * Which of the plans agreed to, the oldest first, holds on a day. What was agreed with this client
 * alone goes before the policy's price for all: who signs a new version of the policy keeps their
 * sliding scale.
 */
export function planOn(plans: readonly Plan[], day: string): Plan | null {
	const covering = plans.filter(({ since, until }) => since <= day && (!until || day <= until));
	const holds = (plan: Plan | undefined) => plan && (!plan.stopsOn || day <= plan.stopsOn);
	const own = covering.findLast(({ isOwn }) => isOwn);
	const [newest] = covering.slice(-1);
	if (own && holds(own)) return own;
	return newest && holds(newest) ? newest : null;
}

/** Why a reply costs nothing whatever the plan says, '' if it may cost something. */
export function whyFree(reply: Reply): Free {
	if (reply.attention >= LOOKED_AT_FIRST) return 'urgent';
	if (reply.isPrompt) return 'prompt';
	if (reply.isRedirect) return 'redirect';
	if (reply.isScheduling) return 'scheduling';
	return reply.isConfirmed ? '' : 'unconfirmed';
}

/**
 * The lines of the month in which the day `month` lies, the earliest first. `pauses` are days on which
 * messaging paused: a monthly plan costs nothing then.
 */
export function linesOf(
	plans: readonly Plan[],
	replies: readonly Reply[],
	month: string,
	pauses: readonly string[] = [],
): readonly Line[] {
	const said = replies
		.filter(({ on }) => isSameMonth(on, month))
		.flatMap((reply) => lineOf(plans, reply) ?? []);
	return [...ofMonth(plans, month, new Set(pauses)), ...said].sort(
		(a, b) => compare(a.since, b.since) || compare(a.kind, b.kind) || compare(a.item, b.item),
	);
}

/** What a reply costs by the plan that holds on its day, null if nothing. */
export function lineOf(plans: readonly Plan[], reply: Reply): Line | null {
	const plan = planOn(plans, reply.on);
	if (plan?.kind !== 'per_message' || whyFree(reply)) return null;
	return line(plan, 'reply', reply.on, reply.on, priceOf(plan), reply.entryId);
}

function ofMonth(
	plans: readonly Plan[],
	month: string,
	pauses: ReadonlySet<string>,
): readonly Line[] {
	const stretches: { plan: Plan | null; first: number; last: number }[] = [];
	const length = lengthOf(month);
	const dayOf = (n: number): string => `${month.slice(0, 8)}${String(n).padStart(2, '0')}`;
	for (let n = 1; n <= length; n++) {
		const plan = pauses.has(dayOf(n)) ? null : planOn(plans, dayOf(n));
		const before = stretches.at(-1);
		if (before && before.plan === plan) before.last = n;
		else stretches.push({ plan, first: n, last: n });
	}
	return stretches.flatMap(({ plan, first, last }) => {
		if (plan?.kind !== 'monthly') return [];
		const owed = ofDays(priceOf(plan), first, last, length);
		return [line(plan, 'month', dayOf(first), dayOf(last), owed, dayOf(first))];
	});
}

function line(
	{ id, currency, taxRate }: Plan,
	kind: Line['kind'],
	since: string,
	until: string,
	amount: number,
	item: string,
): Line {
	return { kind, since, until, amount, tax: taxOn(amount, taxRate), currency, item, planId: id };
}

function compare(a: string, b: string): number {
	return a < b ? -1 : Number(a > b);
}
