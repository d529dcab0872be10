type Record_ = Record<string, unknown>;

/**
 * Checks that every text of a content file is there in every language that the file declares.
 * @throws Error naming the first place that lacks one
 */
export function assertComplete(data: unknown): void {
	if (!isRecord(data) || !Array.isArray(data['locales'])) throw new Error('no `locales` declared');
	walk(data, data['locales'].map(String), '');
}

function walk(value: unknown, locales: string[], place: string): void {
	if (Array.isArray(value)) value.forEach((each, n) => walk(each, locales, `${place}[${n}]`));
	if (!isRecord(value)) return;
	const keys = Object.keys(value);
	const missing = locales.filter((locale) => !keys.includes(locale));
	if (missing.length > 0 && missing.length < locales.length) {
		throw new Error(`${place || 'the file'} lacks ${missing.join(', ')}`);
	}
	for (const [key, each] of Object.entries(value)) walk(each, locales, `${place}.${key}`);
}

function isRecord(value: unknown): value is Record_ {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
