const LONGEST = 120;
const LONGEST_ENDING = 16;
const FORBIDDEN = /[<>:"/\\|?*]/g;
const UNSEEN = /\p{C}/gu;
const EDGES = /^[ .]+|[ .]+$/g;
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

/**
 * The name as that of one visible file in one folder, whoever chose it: no path, no control or
 * direction characters, no leading dot. The SDK makes the same of it.
 */
export function safeName(name: string): string {
	const bare = name.replace(UNSEEN, '').replace(FORBIDDEN, '_').replace(EDGES, '');
	const plain = DEVICES.test(bare) ? `_${bare}` : bare;
	const dot = plain.lastIndexOf('.');
	const ending = dot > 0 ? plain.slice(dot, dot + LONGEST_ENDING) : '';
	const stem = ending && plain.endsWith(ending) ? plain.slice(0, -ending.length) : plain;
	return stem.slice(0, LONGEST - ending.length) + ending || 'file';
}

/** A number of bytes as people say it. */
export function sizeOf(bytes: number, locale: string): string {
	const [amount, unit] =
		bytes < 1e6 ? [Math.ceil(bytes / 1e3), 'kilobyte'] : [bytes / 1e6, 'megabyte'];
	const style = { style: 'unit', unit, maximumFractionDigits: 1 } as const;
	return new Intl.NumberFormat(locale, style).format(amount);
}
