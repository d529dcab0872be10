const NUMBER = /[+*#]?\d[\d\s().*#–-]*/;
const FEWEST = 3;

/**
 * The address that dials the first number in `written`, empty if there is none: "555-0100 ext. 3"
 * and "555-0100 / 555-0101" dial what stands first, never digits of both.
 */
export function dialLink(written: string): string {
	const [found = ''] = NUMBER.exec(written) ?? [];
	const number = found.replace(/[^\d*#+]/g, '');
	return number.length < FEWEST ? '' : `tel:${number.replaceAll('#', '%23')}`;
}
