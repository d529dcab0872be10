/** What a plan says and a month comes to, in plain words, where a client writes. */
import { dateWords } from '../agreement/fact-words.ts';
import type { Text } from '../text/text.svelte.ts';
import { written } from './rules/written.ts';
import type { ItemView, OwnFees, PlanView } from './view.ts';

/** What a plan says, in a sentence. */
export function ruleWords(plan: PlanView | null, text: Text): string {
	if (!plan) return text.say('fees.rule_none');
	// What is included, limited or free may name no currency.
	if (plan.kind === 'per_message') {
		return text.say('fees.rule_reply', { amount: priceWords(plan, text) });
	}
	if (plan.kind === 'monthly') {
		return text.say('fees.rule_monthly', { amount: priceWords(plan, text) });
	}
	if (plan.kind === 'limited')
		return text.say('fees.rule_limited', { n: text.number(plan.replies) });
	if (plan.kind === 'included') return text.say('fees.rule_included');
	const until = lastDay(plan);
	if (!until) return text.say('fees.rule_free');
	return text.say('fees.rule_free_until', { day: dateWords(until, text.locale) });
}

/** How the month stands until now, in a sentence; empty where nothing is counted. */
export function monthWords({ plan, items, replies, today }: OwnFees, text: Text): string {
	if (plan?.kind === 'limited') {
		const [n, of] = [text.number(replies), text.number(plan.replies)];
		return text.say('fees.counted', { n, of });
	}
	if (plan?.kind !== 'per_message') return '';
	const charged = items.filter((each) => {
		const isOff = each.dispute.state === 'withdrawn';
		return (
			each.since.slice(0, 7) === today.slice(0, 7) && each.currency === plan.currency && !isOff
		);
	});
	if (charged.length === 0) return text.say('fees.month_nothing');
	const amount = written(sumOf(charged), plan.currency, text.locale);
	if (charged.length === 1) return text.say('fees.month_one', { amount });
	return text.say('fees.month_many', { n: text.number(charged.length), amount });
}

/** What stands where the client writes: the rule, the month, and whether something is offered. */
export function lineWords(view: OwnFees, text: Text): string {
	const { plan, offer } = view;
	const isLimited = plan?.kind === 'limited';
	const said = [
		isLimited ? '' : ruleWords(plan, text),
		monthWords(view, text),
		isLimited ? text.say('fees.then_talk') : '',
		plan?.kind === 'per_message' ? text.say('fees.safety_free') : '',
		offer?.state === 'offered' ? text.say('fees.offered') : '',
	];
	return said.filter(Boolean).join(' ');
}

/** A price with its tax, if there is any. */
export function priceWords({ price, tax, currency }: PlanView, text: Text): string {
	const amount = written(price + tax, currency, text.locale);
	return tax ? text.say('fees.with_tax', { amount }) : amount;
}

/** The last day on which a plan holds; empty for none. */
export function lastDay({ until, stopsOn }: PlanView): string {
	return [until, stopsOn].filter(Boolean).toSorted().at(0) ?? '';
}

function sumOf(items: readonly ItemView[]): number {
	return items.reduce((sum, { amount, tax }) => sum + amount + tax, 0);
}
