/** Rates as they are typed, in percent; meant in hundredths of one. Pure. */
import { WHOLE } from './rules/money.ts';

/** The rate that was typed, such as `60`, `8.25` or `8,25 %`; null for none, and beyond all of it. */
export function readRate(written: string): number | null {
	const [, whole = '', part = ''] = /^\s*(\d{1,3})(?:[.,](\d{1,2}))?\s*%?\s*$/.exec(written) ?? [];
	if (!whole) return null;
	const rate = Number(whole + part.padEnd(2, '0'));
	return rate <= WHOLE ? rate : null;
}

/** A rate as it stands in a field to type into. */
export function typedRate(rate: number, locale: string): string {
	const style = { maximumFractionDigits: 2, useGrouping: false } as const;
	return new Intl.NumberFormat(locale, style).format(rate / 100);
}
