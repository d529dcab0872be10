/**
 * Statements and what was done to them as tables for a spreadsheet, as `meantime billing csv` makes
 * them. A cell that a spreadsheet would run begins with an apostrophe; amounts are decimals with a
 * point, days are ISO 8601; the byte order mark is for Excel (RFC 4180; OWASP, CSV Injection).
 */
import type { LedgerEntry, Statement, StatementLine } from '../api/shapes/billing.ts';
import { exponent } from '../fees/rules/written.ts';
import type { Named } from './view.ts';

const WHO = ['client', 'thread', 'statement', 'month'];
const LINES = [
	...WHO,
	...['item', 'kind', 'since', 'until', 'code', 'amount', 'tax', 'sum', 'currency'],
	...['dispute', 'self_pay', 'due_on'],
];
const LEDGER = [...WHO, 'kind', 'on', 'way', 'amount', 'currency', 'item', 'id', 'by'];
const RUN_AS_FORMULA = /^[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/;
const MARK = '\ufeff';

/** All lines; with `isForPayer` without what clients pay for themselves alone. */
export function linesCsv(statements: readonly Named<Statement>[], isForPayer = false): string {
	const rows = statements.flatMap((one) => {
		const lines = one.lines.filter((line) => !(isForPayer && line.is_self_pay));
		return lines.map((line) => [...who(one), ...cellsOf(one, line)]);
	});
	return table(LINES, rows);
}

/** Payments, refunds, credits and write-offs; their amounts are positive. */
export function ledgerCsv(statements: readonly Named<Statement>[]): string {
	return table(
		LEDGER,
		statements.flatMap((one) => one.ledger.map((entry) => [...who(one), ...enteredIn(one, entry)])),
	);
}

/** An amount of the smallest unit as a decimal: 1500, USD is "15.00", JPY "1500". */
export function decimal(amount: number, currency: string): string {
	const digits = exponent(currency);
	const whole = String(Math.abs(amount)).padStart(digits + 1, '0');
	const sign = amount < 0 ? '-' : '';
	return digits ? `${sign}${whole.slice(0, -digits)}.${whole.slice(-digits)}` : `${sign}${whole}`;
}

/** A text that no spreadsheet runs. */
export function harmless(cell: string): string {
	return RUN_AS_FORMULA.test(cell) ? `'${cell}` : cell;
}

function who({ name, summary }: Named<Statement>): string[] {
	const { space_id: space, number, month } = summary;
	return [harmless(name), harmless(space), String(number), month.slice(0, 7)];
}

function cellsOf({ summary }: Statement, line: StatementLine): string[] {
	const { currency, due_on: dueOn } = summary;
	const { item, kind, since, until, code, amount, tax, dispute } = line;
	return [
		...[harmless(item), kind, since, until, harmless(code)],
		...[amount, tax, amount + tax].map((each) => decimal(each, currency)),
		...[currency, dispute, line.is_self_pay ? 'yes' : 'no', dueOn],
	];
}

function enteredIn({ summary }: Statement, entry: LedgerEntry): string[] {
	const { kind, on, way, amount, item, id, by } = entry;
	const { currency } = summary;
	return [kind, on, way, decimal(amount, currency), currency, ...[item, id, by].map(harmless)];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
	return MARK + [heads, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(said: string): string {
	return /[",\r\n]/.test(said) ? `"${said.replaceAll('"', '""')}"` : said;
}
