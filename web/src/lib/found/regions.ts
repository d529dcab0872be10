/** What the browser names like countries but are none: unions, tests, leftovers. */
const NO_COUNTRY = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);
const LETTERS = Array.from({ length: 26 }, (_, n) => String.fromCharCode(65 + n));

/** Every country by its ISO 3166-1 code, with its name in `locale`, sorted by name. */
export function countries(locale: string): { value: string; name: string }[] {
	const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
	const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
	return codes
		.filter((code) => !NO_COUNTRY.has(code) && isToday(code))
		.flatMap((value) => {
			const name = names.of(value);
			return name === undefined ? [] : [{ value, name }];
		})
		.toSorted((one, other) => one.name.localeCompare(other.name, locale));
}

/** The time zones that the browser knows, by their IANA names. */
export function zones(): { value: string; name: string }[] {
	return Intl.supportedValuesOf('timeZone').map((value) => ({
		value,
		name: value.replaceAll('_', ' '),
	}));
}

/** A code that was given up (SU, YU) stands for its successor. */
function isToday(code: string): boolean {
	return new Intl.Locale(`und-${code}`).region === code;
}
