/** Posts about money on the paper of a record: amounts with their currency, rates in percent. */
import type { Json, JsonObject } from '../protocol/canonical.ts';
import { isObject } from '../protocol/canonical.ts';
import { text } from '../protocol/post-fields.ts';
import { written } from '../fees/rules/written.ts';
import type { Locale } from '../text/catalogue.ts';

const AMOUNTS = new Set(['amount', 'tax', 'paid']);
const PERCENT = 100; // a rate is in hundredths of one

/** What a post says with its money in words; one that names no currency as it is. */
export function moneySaid(said: JsonObject, locale: Locale): JsonObject {
	if (said['type'] !== 'fee_plan') return walkedObject(said, '', locale);
	const { amount, share, tax } = said;
	return {
		...said,
		...(typeof amount === 'number' && { amount: written(amount, text(said, 'currency'), locale) }),
		...(typeof share === 'number' && { share: percent(share) }),
		...(typeof tax === 'number' && { tax: percent(tax) }),
	};
}

function walked(said: Json, currency: string, locale: Locale): Json {
	if (Array.isArray(said)) return said.map((each) => walked(each, currency, locale));
	return isObject(said) ? walkedObject(said, currency, locale) : said;
}

function walkedObject(said: JsonObject, currency: string, locale: Locale): JsonObject {
	const own = typeof said['currency'] === 'string' ? said['currency'] : currency;
	const shown = Object.entries(said).map(([name, value]): [string, Json] => {
		const isMoney = own !== '' && AMOUNTS.has(name) && typeof value === 'number';
		return [name, isMoney ? written(value, own, locale) : walked(value, own, locale)];
	});
	return Object.fromEntries(shown);
}

function percent(rate: number): string {
	const rest = rate % PERCENT;
	const whole = String((rate - rest) / PERCENT);
	return rest ? `${whole}.${String(rest).padStart(2, '0')} %` : `${whole} %`;
}
