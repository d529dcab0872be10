const NUMBER = /\+?\(?\d[\d\s().–-]{4,}\d/g;
const FEWEST_DIGITS = 6;
const MOST_DIGITS = 15; // of one number anywhere (E.164)
const MOST_OF_AREA = 6; // digits of the longest area codes, with the 0 before them
const BETWEEN = /(\s+(?:[–-]\s+)?)/; // two numbers that stand side by side

/** A stretch of words; `phone` is what to dial if it is a number, else empty. */
export type Stretch = Readonly<{ text: string; phone: string }>;

/** Words in which every telephone number can be called: people write them in their own way. */
export function withPhones(words: string): Stretch[] {
	const found: Stretch[] = [];
	let end = 0;
	for (const match of words.matchAll(NUMBER)) {
		const numbers = numbersIn(match[0]);
		if (numbers.length === 0) continue;
		if (match.index > end) found.push({ text: words.slice(end, match.index), phone: '' });
		found.push(...numbers);
		end = match.index + match[0].length;
	}
	if (end < words.length) found.push({ text: words.slice(end), phone: '' });
	return found;
}

/** The numbers alone. */
export function phonesIn(words: string): Stretch[] {
	return withPhones(words).filter(({ phone }) => phone !== '');
}

/** What a telephone dials; empty for too few or too many digits, and for a date. */
export function dialled(number: string): string {
	const digits = digitsIn(number);
	if (digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS) return '';
	if (/^\d{4}-\d{2}-\d{2}$/.test(number.trim())) return '';
	return number.trim().startsWith('+') ? `+${digits}` : digits;
}

/** One number, or several side by side; none where it cannot be told which digits belong together. */
function numbersIn(run: string): Stretch[] {
	const whole = { text: run, phone: dialled(run) };
	if (whole.phone.startsWith('+')) return [whole];
	const parts = run.split(BETWEEN).map((text) => ({ text, phone: alone(text) }));
	if (parts.every((part, n) => n % 2 === 1 || part.phone)) return parts;
	// An area code may stand before what can be called alone; behind it begins another number.
	const isOne = whole.phone && parts.length > 1 && !parts.slice(0, -1).some(({ phone }) => phone);
	return isOne ? [whole] : [];
}

/** What a part dials by itself; empty for an area code too, though it has digits enough. */
function alone(part: string): string {
	const isAreaCode = /^[0(]/.test(part) && digitsIn(part).length <= MOST_OF_AREA;
	return isAreaCode ? '' : dialled(part);
}

function digitsIn(words: string): string {
	return words.replaceAll(/\D/g, '');
}
