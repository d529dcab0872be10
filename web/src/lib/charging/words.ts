import { written } from '../fees/rules/written.ts';
import type { PlainKey } from '../text/catalogue.ts';
import type { Text } from '../text/text.svelte.ts';
import type { Price, Why } from './view.ts';

export const WHY: Readonly<Record<Exclude<Why, ''>, PlainKey>> = {
	urgent: 'charging.why_urgent',
	prompt: 'charging.why_prompt',
	withdrawn: 'charging.why_withdrawn',
	redirect: 'charging.why_redirect',
	scheduling: 'charging.why_scheduling',
};

export function amountWords(amount: number, currency: string, text: Text): string {
	return written(amount, currency, text.locale);
}

/** What a reply costs, with its tax named where there is any. */
export function priceWords({ amount, tax, currency }: Omit<Price, 'plan'>, text: Text): string {
	const owed = amountWords(amount, currency, text);
	if (tax === 0) return owed;
	return text.say('charging.with_tax', { amount: owed, tax: amountWords(tax, currency, text) });
}

/** Sums of several currencies; empty for nothing. */
export function sumWords(found: ReadonlyMap<string, number>, text: Text): string {
	return text.list([...found].map(([currency, sum]) => amountWords(sum, currency, text)));
}
