import { dateWords } from '../agreement/fact-words.ts';
import { reduced, taxOn } from '../fees/rules/money.ts';
import type { PlanView as Read } from '../fees/view.ts';
import type { Text } from '../text/text.svelte.ts';
import type { Offered, PlanRow } from './view.ts';

const STATES = {
	offered: 'feeplan.state_offered',
	agreed: 'feeplan.state_agreed',
	declined: 'feeplan.state_declined',
	withdrawn: 'feeplan.state_withdrawn',
} as const;

/** A plan as the rule of a client's own page reads it. */
export function asRead({ id, source, terms, state, stopsOn, text }: PlanRow): Read {
	const { kind, currency, amount, share, tax, replies, since, until } = terms;
	const price = reduced(amount, share);
	return {
		...{ id, kind, currency, price, tax: taxOn(price, tax), replies, since, stopsOn, text, state },
		...{ until: until ?? '', isOfPolicy: source === 'policy', isWaiting: false },
	};
}

/** An offer as its client will read it. */
export function offerAsRead({ until, ...offered }: Offered): Read {
	const { kind, currency, amount, share, tax, replies, since, text } = offered;
	const terms = { kind, currency, amount, share, tax, replies, since, until };
	const days = { offeredOn: '', agreedOn: '', stopsOn: '' };
	return asRead({ ...days, id: '', source: 'post', terms, state: 'offered', text, isMine: true });
}

/** What became of an offer. */
export function stateWords({ state, offeredOn, agreedOn }: PlanRow, text: Text): string {
	const day = dateWords(state === 'agreed' ? agreedOn : offeredOn, text.locale);
	return text.say(STATES[state], { day });
}
