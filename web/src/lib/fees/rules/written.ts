/**
 * Amounts as they are written out and typed in, in a currency (ISO 4217) and a language. In Spanish
 * the region goes by the currency: a dollar is written as in the United States, a euro as in Spain.
 */
import CURRENCIES from 'content:currencies';

/** In the smallest unit; what is more was mistyped. */
const LARGEST = 1_000_000_000;
const DIGITS = 2;
const SPACES = ' \u00a0\u202f';

/** How many digits the smallest unit has: yen none, dollars two, dinars three. */
export function exponent(currency: string): number {
	return CURRENCIES.digits[currency] ?? DIGITS;
}

/** An amount of the smallest unit with its currency: 1500, USD is "$15.00". */
export function written(amount: number, currency: string, locale: string): string {
	const region = locale === 'es' && !hasComma(currency, locale) ? 'es-US' : locale;
	const digits = exponent(currency);
	const style = {
		style: 'currency',
		currency,
		minimumFractionDigits: digits,
		maximumFractionDigits: digits,
		useGrouping: 'always',
	} as const;
	const exact = `${amount}E-${digits}` as `${number}`;
	return new Intl.NumberFormat(region, style).format(exact);
}

/** An amount from 0 on as it stands in a field to type into: "15", "15.50". */
export function typed(amount: number, currency: string, locale: string): string {
	const digits = exponent(currency);
	const rest = amount % 10 ** digits;
	const units = String((amount - rest) / 10 ** digits);
	const mark = hasComma(currency, locale) ? ',' : '.';
	return rest ? `${units}${mark}${String(rest).padStart(digits, '0')}` : units;
}

/**
 * The amount of the smallest unit that was typed, such as "15", "15,00" or "1 500". Null for what is
 * no amount: less than nothing, more digits than the currency has, more than a thousand million. A
 * point and a comma mean what they do in the language, or else what they can only mean: "15,50" is
 * fifteen and a half in English too, and "1.500" nothing.
 */
export function read(text: string, currency: string, locale: string): number | null {
	const digits = exponent(currency);
	const [mark, group] = hasComma(currency, locale) ? [',', '.'] : ['.', ','];
	const found =
		parts(text, mark, group, digits, '{0,1}') ?? parts(text, group, mark, digits, '{1}');
	if (!found) return null;
	const amount = Number(found[0] + found[1].padEnd(digits, '0'));
	return amount <= LARGEST ? amount : null;
}

/** The digits before and behind the mark, which stands there so many times. */
function parts(
	text: string,
	mark: string,
	group: string,
	digits: number,
	times: string,
): readonly [string, string] | null {
	const units = `[0-9]+|[1-9][0-9]{0,2}(?:[${group}${SPACES}][0-9]{3})+`;
	const decimals = digits ? `\\${mark}([0-9]{1,${digits}})` : '(?!)()'; // never, where none are
	const found = new RegExp(`^(${units})(?:${decimals})${times}$`).exec(text.trim());
	return found && [(found[1] ?? '').replace(/[^0-9]/g, ''), found[2] ?? ''];
}

function hasComma(currency: string, locale: string): boolean {
	return locale === 'es' && !CURRENCIES.with_point.includes(currency);
}
