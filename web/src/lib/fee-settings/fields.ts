/** How the practice bills, between what is typed and what is meant. Pure. */
import type { BillingSettings, CodeSlot } from '../api/shapes/billing.ts';
import { readRate, typedRate } from '../fees/rates.ts';
import type { PlainKey } from '../text/catalogue.ts';
import type { BillingFields } from './view.ts';

export const SLOTS: Readonly<Record<CodeSlot, PlainKey>> = {
	reply: 'feeset.code_reply',
	month: 'feeset.code_month',
	short: 'feeset.code_short',
	middle: 'feeset.code_middle',
	long: 'feeset.code_long',
};
const NAMES = Object.keys(SLOTS) as CodeSlot[];
const CODE = /^[A-Za-z0-9 .-]{0,16}$/;
const LAST_RUN_DAY = 28; // every month has it
const MOST_DAYS = 365;
const NPI_PREFIX = '80840'; // of cards of the United States in health; it is part of the check
const NPI = /^\d{10}$/;

export type BillingFault = 'currency' | 'tax' | 'runDay' | 'dueDays' | 'remindAfterDays' | CodeSlot;

export function fieldsOf(settings: BillingSettings, locale: string): BillingFields {
	const codes = NAMES.map((slot) => [slot, settings.codes[slot] ?? ''] as const);
	return {
		currency: settings.currency,
		tax: typedRate(settings.tax, locale),
		runDay: String(settings.run_day),
		dueDays: String(settings.due_days),
		remindAfterDays: String(settings.remind_after_days),
		codes: Object.fromEntries(codes) as Record<CodeSlot, string>,
		visitsCount: settings.visits_count,
	};
}

/** What was typed, or what of it has to be mended. */
export function settingsOf(
	fields: BillingFields,
): Readonly<{ settings: BillingSettings; wrong: readonly BillingFault[] }> {
	const wrong = new Set<BillingFault>();
	const must = (field: BillingFault, read: number | null): number => {
		if (read === null) wrong.add(field);
		return read ?? 0;
	};
	const currency = fields.currency.trim().toUpperCase();
	if (!/^[A-Z]{3}$/.test(currency)) wrong.add('currency');
	const codes: Partial<Record<CodeSlot, string>> = {};
	for (const slot of NAMES) {
		const code = fields.codes[slot].trim();
		if (!CODE.test(code)) wrong.add(slot);
		if (code) codes[slot] = code;
	}
	const settings = {
		...{ currency, codes, visits_count: fields.visitsCount },
		tax: must('tax', readRate(fields.tax)),
		run_day: must('runDay', within(fields.runDay, 1, LAST_RUN_DAY)),
		due_days: must('dueDays', within(fields.dueDays, 0, MOST_DAYS)),
		remind_after_days: must('remindAfterDays', within(fields.remindAfterDays, 0, MOST_DAYS)),
	};
	return { settings, wrong: [...wrong] };
}

/**
 * Whether this is no National Provider Identifier: ten digits, of which the last one checks the
 * others. None is fine. Source: 45 CFR 162.406; its check digit is that of ISO/IEC 7812-1.
 */
export function isWrongNpi(typed: string): boolean {
	const npi = typed.trim();
	if (!npi) return false;
	if (!NPI.test(npi)) return true;
	const digits = Array.from(NPI_PREFIX + npi, Number).toReversed();
	const sum = digits.reduce((total, digit, n) => {
		const counted = n % 2 ? digit * 2 : digit;
		return total + (counted > 9 ? counted - 9 : counted);
	}, 0);
	return sum % 10 !== 0;
}

function within(typed: string, least: number, most: number): number | null {
	if (!/^\s*\d{1,3}\s*$/.test(typed)) return null;
	const found = Number(typed);
	return found >= least && found <= most ? found : null;
}
