/** How numbers are said. */
import type { Text } from '../text/text.svelte.ts';

/** A share (0 to 1) in whole percent. */
export function percent(share: number, { locale }: Text): string {
	const style = { style: 'percent', maximumFractionDigits: 0 } as const;
	return new Intl.NumberFormat(locale, style).format(share);
}
