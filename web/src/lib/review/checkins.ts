import type { Sent } from './view.ts';

/** Whether the same words leave again at another time, so that one slip cannot take all back. */
export function isOfSeries(leaving: readonly Sent[], sent: Sent): boolean {
	const isLike = (each: Sent) => each.space === sent.space && each.text === sent.text;
	return isUnasked(sent) && leaving.filter((each) => isUnasked(each) && isLike(each)).length > 1;
}

function isUnasked({ kind, re, isWithdrawn }: Sent): boolean {
	return kind === 'text' && re === '' && !isWithdrawn;
}
