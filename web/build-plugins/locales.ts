type Record_ = Record<string, unknown>;

/**
 * Checks that every text of a content file is there in every language that the file declares; a part
 * with `locales` of its own, such as a questionnaire without an official translation, in those.
 * @throws Error naming the first place that lacks one
 */
export function assertComplete(data: unknown): void {
	if (!isRecord(data) || !Array.isArray(data['locales'])) throw new Error('no `locales` declared');
	walk(data, [], '');
}

function walk(value: unknown, around: string[], place: string): void {
	if (Array.isArray(value)) value.forEach((each, n) => walk(each, around, `${place}[${n}]`));
	if (!isRecord(value)) return;
	const own = value['locales'];
	const locales = Array.isArray(own) ? own.map(String) : around;
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
