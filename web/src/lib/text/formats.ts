/** The person's own region decides between "3:30 PM" and "15:30". */
export function regional(locale: string): string {
	return navigator.languages.find((tag) => tag.startsWith(`${locale}-`)) ?? locale;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A date format as `new Intl.DateTimeFormat`, made once: making one takes longer than using it. */
export function dateFormat(
	locale: string,
	options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
	const name = JSON.stringify([locale, options]);
	const format = formats.get(name) ?? new Intl.DateTimeFormat(locale, options);
	formats.set(name, format);
	return format;
}
