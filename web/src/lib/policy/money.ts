/** What a policy's fee begins with, and amounts in its form. Pure. */
import WORDS from 'content:fact_words';
import { valueOf } from '../agreement/variables.ts';
import { read, typed } from '../fees/rules/written.ts';

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
export function readAmount(written: string, currency: string, locale: string): number {
	return read(written, currency, locale) ?? 0;
}

/** An amount in minor units as it is typed; '' of nothing. */
export function writeAmount(minor: number, currency: string, locale: string): string {
	return minor === 0 ? '' : typed(minor, currency, locale);
}
