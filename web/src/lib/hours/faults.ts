/** What is wrong with hours, per field: `hours.0.1` is Monday's second period. */
export type Reason =
	| 'unknown'
	| 'none'
	| 'range'
	| 'order'
	| 'overlap'
	| 'outside_hours'
	| 'never_open'
	| 'empty'
	| 'many'
	| 'other';

export type Faults = Readonly<Record<string, Reason>>;

/** How the server says it (`meantime.server.boundaries.service.frames`), for developers. */
const SAID: readonly (readonly [words: string, reason: Reason])[] = [
	['must be an IANA time zone', 'unknown'],
	['must not be empty', 'none'],
	['is out of range', 'range'],
	['must end after', 'order'],
	['overlaps', 'overlap'],
	['must lie within', 'outside_hours'],
	['leave no open hour', 'never_open'],
	['must be at most', 'many'],
];

/** Returns the reasons behind the words of a `malformed` answer. */
export function reasonsOf(fields: Readonly<Record<string, string>>): Faults {
	const found = Object.entries(fields).map(([field, words]) => {
		const known = SAID.find(([start]) => words.startsWith(start));
		return [field, known?.[1] ?? 'other'] as const;
	});
	return Object.fromEntries(found);
}
