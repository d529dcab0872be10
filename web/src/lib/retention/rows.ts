/** The rows of a practice's table as they are typed. Pure. */
import { isFilled, MOST_YEARS, type Kind } from './rules.ts';
import { asRule } from './said.ts';
import type { RetentionRule } from './view.ts';

/** Numbers as text, '' for what nobody has filled in. */
export type RowFields = {
	rule: string;
	source: RetentionRule['source'];
	kind: Kind;
	name: string;
	years: string;
	age: string;
	on: string;
	checkedOn: string;
};
export type RowFault = 'name' | 'years' | 'age' | 'checked';
export type Faults = ReadonlyMap<string, ReadonlySet<RowFault>>;

export const NO_FAULTS: Faults = new Map();
const NOT_FILLED = -1;

export function fieldsOf({
	rule,
	source,
	kind,
	name,
	years,
	age,
	on,
	...rest
}: RetentionRule): RowFields {
	const typed = (n: number) => (n === NOT_FILLED ? '' : String(n));
	const numbers = { years: typed(years), age: typed(age) };
	return { rule, source, kind, name, on, ...numbers, checkedOn: rest.checked_on };
}

/** The line that a row says; what counts in another way than the row does is left out. */
export function ruleOf({
	rule,
	source,
	kind,
	name,
	years,
	age,
	on,
	checkedOn,
}: RowFields): RetentionRule {
	const isFixed = kind === 'fixed';
	return {
		...{ rule, source, kind, name: name.trim(), checked_on: checkedOn },
		years: isFixed ? NOT_FILLED : numberOf(years),
		age: kind === 'after_majority' ? numberOf(age) : NOT_FILLED,
		on: isFixed ? on : '',
	};
}

function numberOf(typed: string): number {
	return typed.trim() === '' ? NOT_FILLED : Number(typed);
}

/** What is wrong in each row, by its id; empty if nothing is. */
export function faultsOf(rows: readonly RowFields[]): Map<string, Set<RowFault>> {
	const found = rows.map((row) => [row.rule, faultsIn(row)] as const);
	return new Map(found.filter(([, faults]) => faults.size > 0));
}

/** A rule that counts has a name, and the day on which a person looked it up. */
function faultsIn(row: RowFields): Set<RowFault> {
	const faults = new Set<RowFault>();
	if (row.name.trim() === '') faults.add('name');
	if (!isNumber(row.years)) faults.add('years');
	if (!isNumber(row.age)) faults.add('age');
	if (faults.size === 0 && isFilled(asRule(ruleOf(row))) && !row.checkedOn) faults.add('checked');
	return faults;
}

function isNumber(typed: string): boolean {
	return typed.trim() === '' || (/^\s*\d{1,3}\s*$/.test(typed) && Number(typed) <= MOST_YEARS);
}
