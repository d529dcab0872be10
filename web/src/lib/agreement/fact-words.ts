/** Facts in words: the values that go into the texts of a document, the same on any device. */
import CURRENCIES from 'content:currencies';
import WORDS from 'content:fact_words';
import type { Facts } from './document.ts';
import { put, trimmed, valueOf, type Values } from './variables.ts';
import { daysWords, hoursWords, reviewWords, type Locale } from './week-words.ts';

const LAST_ORDINAL = 10;
const MINOR_DIGITS = 2;

/** The value of each variable that follows from facts alone; '' where a fact lacks. */
export function values(facts: Facts, locale: Locale): Values {
	const { allowance, fee, hours, practice } = facts;
	const openDays = [...hours.keys()].filter((day) => hours[day]?.length);
	return {
		practice_name: trimmed(practice.name),
		practice_phone: trimmed(practice.phone),
		timezone: zoneWords(facts.zone, locale),
		business_days: daysWords(openDays, locale),
		business_hours: hoursWords(hours, locale),
		review_times: reviewWords(facts.windows, hours, locale),
		reply_days: replyWords(facts.reply_within, locale),
		max_chars: numberOrNone(allowance.characters, locale),
		weekly_guideline: numberOrNone(allowance.messages_a_week, locale),
		fee_amount: moneyWords(fee.amount, fee.currency, locale),
		included_count: numberOrNone(fee.included, locale),
		retention_years: numberOrNone(facts.retention_years, locale),
		records_contact: trimmed(facts.records_contact),
		ai_tool_purpose: trimmed(facts.ai_tool_purpose[locale] ?? ''),
	};
}

/** The name of a zone; of one that the content does not know, its IANA name. */
export function zoneWords(zone: string, locale: Locale): string {
	return valueOf(WORDS.zones, zone)?.[locale] ?? zone.replaceAll('_', ' ');
}

/** By when a reply comes, as it follows "you can expect a reply". */
export function replyWords({ unit, n }: Facts['reply_within'], locale: Locale): string {
	const form = WORDS.reply;
	if (unit === 'hours') return put(form[n === 1 ? 'hour' : 'hours'][locale], { n: String(n) });
	if (n > LAST_ORDINAL) return put(form.days[locale], { n: String(n) });
	return put(form.day[locale], { nth: form.nth[locale][n - 1] ?? '' });
}

/** An amount in minor units of a currency (ISO 4217); '' of nothing. */
export function moneyWords(amount: number, currency: string, locale: Locale): string {
	if (!(amount && currency)) return '';
	const { mark, text } = valueOf(WORDS.money, currency) ?? WORDS.money.other;
	const digits = valueOf(CURRENCIES.digits, currency) ?? MINOR_DIGITS;
	const scale = 10 ** digits;
	const rest = amount % scale;
	const decimals = rest ? `${mark[locale]}${String(rest).padStart(digits, '0')}` : '';
	const n = numberWords(Math.floor(amount / scale), locale) + decimals;
	return put(text[locale], { n, code: currency });
}

/** A number from 0 on, with its thousands apart as the language has it. */
export function numberWords(n: number, locale: Locale): string {
	const { group, grouped_from: from } = WORDS.numbers;
	const digits = String(n);
	return n < from[locale] ? digits : digits.replace(/\B(?=(?:\d{3})+$)/g, group[locale]);
}

/** A date (`2026-11-29`) in words; '' of ''. */
export function dateWords(date: string, locale: Locale): string {
	if (!date) return '';
	const [year = '', month = '', day = ''] = date.split('-');
	const name = WORDS.months[locale][Number(month) - 1] ?? '';
	return put(WORDS.date[locale], { year, month: name, day: String(Number(day)) });
}

function numberOrNone(n: number, locale: Locale): string {
	return n ? numberWords(n, locale) : '';
}
