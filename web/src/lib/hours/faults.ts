/** What is wrong with hours, per field: `hours.0.1` is Monday's second period. */
export type Reason = (typeof KNOWN)[number] | 'other';

/** What the server names (`docs/problems/malformed.md`), and `empty`, which a form alone can be. */
const KNOWN = [
	'unknown',
	'none',
	'range',
	'order',
	'overlap',
	'outside_hours',
	'never_open',
	'many',
	'cover',
	'empty',
] as const;

export type Faults = Readonly<Record<string, Reason>>;

/** Returns the faults that a `malformed` answer names; `other` for what this version lacks. */
export function faultsBy(reasons: Readonly<Record<string, string>>): Faults {
	const found = Object.entries(reasons).map(([field, reason]) => {
		return [field, KNOWN.find((known) => known === reason) ?? 'other'] as const;
	});
	return Object.fromEntries(found);
}
