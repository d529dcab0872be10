/** Posts about money in a few plain words, for the cards of a conversation. */
import { dateWords } from '../agreement/fact-words.ts';
import type { Charged, FeePost } from '../protocol/fee-posts.ts';
import type { FeeCardPost } from '../sync/folds/fee-cards.ts';
import type { Text } from '../text/text.svelte.ts';
import { ruleWords } from './line-words.ts';
import { sumOf } from './papers.ts';
import { reduced, taxOn } from './rules/money.ts';
import { written } from './rules/written.ts';
import type { PlanView } from './view.ts';

export type FeeCardView = Readonly<{
	title: string;
	lines: readonly string[];
	/** What its author wrote. */
	words: string;
	/** Where more of it stands; empty for nowhere. */
	href: string;
	link: string;
}>;

type Place = Readonly<{ space: string; id: string; isClient: boolean }>;

/** What a card says; only who pays is shown the way to where they answer. */
export function cardOf(post: FeeCardPost, { space, id, isClient }: Place, text: Text): FeeCardView {
	const fees = { href: isClient ? `/fees/${space}` : '', link: text.say('fees.see') };
	const paper = {
		href: isClient ? `/fees/${space}/papers/${id}` : '',
		link: text.say('fees.card_open'),
	};
	const day = (date: string) => dateWords(date, text.locale);
	const titled = (title: string, ...lines: string[]) => ({ title, lines, words: '', ...fees });
	switch (post.type) {
		case 'fee_plan': {
			const title = text.say(isClient ? 'fees.card_plan' : 'fees.card_plan_of');
			const lines = [
				planWords(id, post, text),
				text.say('fees.card_from', { day: day(post.since) }),
			];
			return { title, lines, words: post.text, ...fees, link: text.say('fees.card_look') };
		}
		case 'fee_answer':
			return titled(text.say(ANSWERS[post.answer]));
		case 'charge':
			return { ...titled(chargeWords(post.items, text)), link: text.say('fees.card_question') };
		case 'fee_dispute':
			return {
				...titled(text.say('fees.card_asked'), text.say('fees.card_paused')),
				words: post.text,
			};
		case 'fee_dispute_answer':
			return { ...titled(text.say(OUTCOMES[post.outcome])), words: post.text };
		case 'fee_estimate': {
			const amount = written(sumOf(post), post.currency, text.locale);
			const [since, until] = [day(post.since), day(post.until)];
			const said = text.say('fees.card_estimate_text', { since, until, amount });
			return { ...titled(text.say('fees.card_estimate'), said), ...paper };
		}
		case 'superbill': {
			const amount = written(sumOf(post), post.currency, text.locale);
			const said = text.say('fees.card_superbill_text', { number: post.number, amount });
			return { ...titled(text.say('fees.card_superbill'), said), ...paper };
		}
		case 'fee_restriction':
			return post.is_on
				? titled(
						text.say('fees.card_self_pay'),
						text.say('fees.card_self_pay_text', { day: day(post.on) }),
					)
				: titled(text.say('fees.card_insured'));
	}
}

const ANSWERS = {
	agreed: 'fees.card_agreed',
	declined: 'fees.card_declined',
	stopped: 'fees.card_stopped',
} as const;
const OUTCOMES = { withdrawn: 'fees.card_withdrawn', stands: 'fees.card_stands' } as const;

function chargeWords(items: readonly Charged[], text: Text): string {
	const days = items.map(({ on }) => on).toSorted();
	const [since = '', until = ''] = [days[0], days.at(-1)].map((on) =>
		dateWords(on ?? '', text.locale),
	);
	const amount = sumsOf(items, text);
	if (items.length === 1) return text.say('fees.card_charge_one', { day: since, amount });
	const n = text.number(items.length);
	if (since === until) return text.say('fees.card_charge_many', { n, day: since, amount });
	return text.say('fees.card_charge_days', { n, since, until, amount });
}

/** Sums, of each currency its own. */
function sumsOf(items: readonly Charged[], text: Text): string {
	const sums = new Map<string, number>();
	for (const { amount, tax, currency } of items) {
		sums.set(currency, (sums.get(currency) ?? 0) + amount + tax);
	}
	return text.list([...sums].map(([currency, sum]) => written(sum, currency, text.locale)));
}

function planWords(id: string, post: Extract<FeePost, { type: 'fee_plan' }>, text: Text): string {
	const { kind, currency, amount, share, tax, replies, since, until } = post;
	const price = reduced(amount, share);
	const plan: PlanView = {
		...{ id, kind, currency, price, replies, since, until },
		...({ tax: taxOn(price, tax), isOfPolicy: false, stopsOn: '', text: '' } as const),
		...({ state: 'offered', isWaiting: false } as const),
	};
	return ruleWords(plan, text);
}
