/** Which plans a thread has, and what became of each: the care team offers, its client agrees. */
import type { Facts } from '../agreement/document.ts';
import type { FeeAnswered, FeePost } from '../protocol/fee-posts.ts';
import { localDay } from '../text/local-days.ts';
import { endOfMonth } from './rules/days.ts';
import type { Plan } from './rules/plans.ts';
import { isOfTeam, type Line } from './signed-lines.ts';

type Offer = Extract<FeePost, { type: 'fee_plan' }>;
type State = 'offered' | 'agreed' | 'declined' | 'withdrawn';

/**
 * A plan as it was signed; once it is agreed to, it begins no sooner than that. `id` is the entry of
 * the offer, or of the consent to a policy; `answeredBy` the entry that said last what the client
 * thinks of it, `agreedBy` who agreed; empty for none. Times are in ms by the server.
 */
export type SaidPlan = Plan &
	Readonly<{
		author: string;
		source: 'policy' | 'post';
		state: State;
		text: string;
		offeredAt: number;
		agreedAt: number;
		agreedBy: string;
		answeredBy: string;
	}>;

/** What a client may say in which state, as the server takes it. */
const POSSIBLE: Readonly<Record<State, readonly FeeAnswered[]>> = {
	offered: ['agreed', 'declined'],
	declined: ['agreed', 'declined'],
	agreed: ['stopped'],
	withdrawn: [],
};

/**
 * All plans in the order in which they came. Days are those of `zone`, the practice's. None begins
 * before it was agreed to. A policy's holds as long as the consent to it lasts, with no tax on top;
 * whoever takes back theirs ends all that they agreed to.
 */
export function foldPlans(lines: readonly Line[], zone: string): SaidPlan[] {
	const found = new Map<string, SaidPlan>();
	for (const line of lines) {
		const { id, author, role, re, post } = line;
		const day = localDay(zone, line.at);
		const known = found.get(re);
		if (post?.type === 'fee_plan' && isOfTeam(line) && isWhole(post)) {
			found.set(id, offered(line, post));
		} else if (post?.type === 'fee_answer' && role === 'client') {
			const plan = found.get(post.of);
			if (plan) found.set(post.of, answered(plan, post.answer, line, day));
		} else if (post?.type === 'amend' && !post.text && known?.author === author) {
			if (known.state !== 'agreed') found.set(re, { ...known, state: 'withdrawn' });
		} else if (post?.type === 'consent' && role === 'client') {
			if (post.decision === 'withdraw') {
				for (const plan of found.values()) {
					if (plan.agreedBy === author) found.set(plan.id, ended(plan, day));
				}
			} else if (line.fee) {
				found.set(id, ofPolicy(line, line.fee, day));
			}
		}
	}
	return [...found.values()];
}

/** Those that were agreed to, by when that was. */
export function agreedPlans(plans: readonly SaidPlan[]): SaidPlan[] {
	const agreed = plans.filter(({ state }) => state === 'agreed');
	return agreed.toSorted((one, other) => one.agreedAt - other.agreedAt);
}

/** Whether the days of an offer are days, and it does not end before it begins. */
function isWhole({ since, until }: Offer): boolean {
	return isDay(since) && (!until || (isDay(until) && until >= since));
}

function isDay(text: string): boolean {
	const at = Date.parse(`${text}T00:00:00Z`);
	return text >= '0001' && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function offered({ id, author, at }: Line, post: Offer): SaidPlan {
	const { kind, currency, since, until, amount, share, tax: taxRate, replies, text } = post;
	return {
		...{ id, author, source: 'post', state: 'offered', text },
		...{ kind, currency, since, until, amount, share, taxRate, replies, stopsOn: '' },
		...{ isOwn: true, offeredAt: at, agreedAt: 0, agreedBy: '', answeredBy: '' },
	};
}

function ofPolicy(line: Line, fee: Facts['fee'], since: string): SaidPlan {
	const { id, author, at, months } = line;
	const { plan: kind, currency, amount, included: replies } = fee;
	const until = months ? monthsLater(since, months) : '';
	const whole = { share: 10_000, taxRate: 0 };
	return {
		...{ id, author, source: 'policy', state: 'agreed', text: '' },
		...{ kind, currency, since, until, amount, ...whole, replies, stopsOn: '' },
		...{ offeredAt: at, agreedAt: at, agreedBy: author, answeredBy: id },
	};
}

function answered(plan: SaidPlan, said: FeeAnswered, line: Line, day: string): SaidPlan {
	if (!POSSIBLE[plan.state].includes(said)) return plan;
	const answeredBy = line.id;
	if (said === 'stopped') return { ...ended(plan, endOfMonth(day)), answeredBy };
	if (said === 'declined') return { ...plan, state: 'declined', answeredBy };
	const since = plan.since > day ? plan.since : day;
	const agreed = { agreedAt: line.at, agreedBy: line.author };
	return { ...plan, state: 'agreed', since, ...agreed, answeredBy };
}

/** A plan with its last day, unless it has an earlier one. */
function ended(plan: SaidPlan, last: string): SaidPlan {
	if (plan.state !== 'agreed') return plan;
	return { ...plan, stopsOn: plan.stopsOn && plan.stopsOn < last ? plan.stopsOn : last };
}

/** The same day some months later, the last of the month where it has none. */
function monthsLater(day: string, months: number): string {
	const [year = 0, month = 1] = day.split('-').map(Number);
	const first = new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
	const last = endOfMonth(first);
	const wanted = `${first.slice(0, 8)}${day.slice(8)}`;
	return wanted < last ? wanted : last;
}
