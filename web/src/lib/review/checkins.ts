import type { Sent } from './view.ts';

/** What the viewer is to say unasked in `space` and nobody has seen yet, what comes first first. */
export function scheduledIn(sent: readonly Sent[], space: string, now: number): Sent[] {
	return sent
		.filter((each) => each.space === space && isCheckIn(each) && each.showAt > now)
		.toSorted((one, other) => one.showAt - other.showAt);
}

/** One that is scheduled, and what comes after it in the same words. */
export function following(scheduled: readonly Sent[], first: Sent): Sent[] {
	return scheduled.filter(({ text, showAt }) => text === first.text && showAt >= first.showAt);
}

/** Whether the same words leave again at another time, so that one slip cannot take all back. */
export function isOfSeries(leaving: readonly Sent[], sent: Sent): boolean {
	const isLike = (each: Sent) => each.space === sent.space && each.text === sent.text;
	return isCheckIn(sent) && leaving.filter((each) => isCheckIn(each) && isLike(each)).length > 1;
}

function isCheckIn({ kind, re, isWithdrawn }: Sent): boolean {
	return kind === 'text' && re === '' && !isWithdrawn;
}
