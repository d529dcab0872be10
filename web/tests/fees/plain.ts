/** Names as Python has them: `isTalkOffered` is `is_talk_offered`, at any depth. */
export function plain(value: unknown): unknown {
	return renamed(value, (name) =>
		name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
	);
}

/** The way back. */
export function camel(value: unknown): unknown {
	return renamed(value, (name) =>
		name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
	);
}

function renamed(value: unknown, rename: (name: string) => string): unknown {
	if (Array.isArray(value)) return value.map((each) => renamed(each, rename));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, each]) => [rename(name), renamed(each, rename)]),
	);
}
