/** Amounts as they are typed, and currencies. Pure. */
import WORDS from 'content:fact_words';
import { valueOf } from '../agreement/variables.ts';

const MOST_MINOR = 1_000_000_000;

/** Currencies whose amounts the texts write by a form of their own (ISO 4217). */
export const CURRENCIES: readonly string[] = Object.keys(WORDS.money).filter(
	(code) => code !== 'other',
);

const BY_COUNTRY: Readonly<Record<string, string>> = {
	US: 'USD',
	PR: 'USD',
	CA: 'CAD',
	AU: 'AUD',
	NZ: 'NZD',
	MX: 'MXN',
	GB: 'GBP',
	ES: 'EUR',
	IE: 'EUR',
	DE: 'EUR',
	FR: 'EUR',
	CL: 'CLP',
	JP: 'JPY',
};

/** The currency of a country (ISO 3166), the first one that is known where that is not. */
export function currencyOf(country: string): string {
	return valueOf(BY_COUNTRY, country) ?? CURRENCIES[0] ?? '';
}

/** Minor units of what was typed, such as `30` or `30.50`; 0 for what is no such amount. */
export function readAmount(typed: string, currency: string): number {
	const digits = digitsOf(currency);
	const [, whole = '', decimals = ''] = /^\s*(\d{1,9})(?:[.,](\d+))?\s*$/.exec(typed) ?? [];
	if (!whole || decimals.length > digits) return 0;
	const minor = Number(whole + decimals.padEnd(digits, '0'));
	return minor <= MOST_MINOR ? minor : 0;
}

/** An amount in minor units as it is typed; '' of nothing. */
export function writeAmount(minor: number, currency: string): string {
	if (minor === 0) return '';
	const digits = digitsOf(currency);
	const [whole, rest] = [Math.floor(minor / 10 ** digits), minor % 10 ** digits];
	return rest ? `${whole}.${String(rest).padStart(digits, '0')}` : String(whole);
}

function digitsOf(currency: string): number {
	return (valueOf(WORDS.money, currency) ?? WORDS.money.other).digits;
}
