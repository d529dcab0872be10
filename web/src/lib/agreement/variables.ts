/** The `{variables}` of a text: which it uses, and how they are filled, once and never again. */
import consent from 'content:consent';
import policy from 'content:policy';

export type Values = Readonly<Record<string, string>>;

const VARIABLE = /\{([^{}]*)\}/g;
/** A list of its own: languages differ in what they call blank. */
const BLANKS = /^[ \t\r\n\u00a0]+|[ \t\r\n\u00a0]+$/g;

export const IN_POLICY: ReadonlySet<string> = new Set(Object.keys(policy.variables));
export const IN_CONSENT: ReadonlySet<string> = new Set([
	...IN_POLICY,
	...Object.keys(consent.variables),
]);
export const IN_FEE: ReadonlySet<string> = new Set([
	...['fee_amount', 'included_count'],
	...['practice_name', 'practice_phone'],
]);

/** The variables of a text in their order, each once; a lone brace is a variable too. */
export function used(text: string): string[] {
	const found = [...text.matchAll(VARIABLE)].map(([, name]) => name ?? '');
	return [...new Set([...found, ...(without(text).match(/[{}]/g) ?? [])])];
}

/** The text with a blank for each variable. */
export function without(text: string): string {
	return text.replace(VARIABLE, ' ');
}

/** The text with its values; what has none stays, and braces in a value are its own. */
export function put(text: string, values: Values): string {
	return text.replace(VARIABLE, (whole, name: string) => valueOf(values, name) ?? whole);
}

/** A value by its name, and nothing that every object has. */
export function valueOf<T>(values: Readonly<Record<string, T>>, name: string): T | undefined {
	return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** The text without blanks around it. */
export function trimmed(text: string): string {
	return text.replace(BLANKS, '');
}
