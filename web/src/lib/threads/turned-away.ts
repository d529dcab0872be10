/** What the server does not take while messaging is off: it is a draft again, unless it is urgent. */
import { URGENT } from '../noticed/attention.ts';
import type { Carried } from '../noticed/found.ts';
import { MESSAGING_OFF } from '../sync/agreement.ts';
import type { LetterItem, ThreadView } from './view.ts';

/** What was turned away and can stand in the box again, the newest first: a file cannot. */
export function turnedAway({ items, me }: Pick<ThreadView, 'items' | 'me'>): LetterItem[] {
	return items
		.filter((each) => each.item === 'letter')
		.filter(({ author, refused }) => author === me && refused === MESSAGING_OFF)
		.filter(({ kind, waits }) => kind === 'text' || waits === 'correction')
		.toReversed();
}

/** The attention that the gravest part of a letter asks for. */
export function gravestOf(parts: readonly (Carried | null)[]): number {
	return Math.max(0, ...parts.map((each) => each?.attention ?? 0));
}

/** Of a letter of which a part is urgent every part is: the others would be turned away. */
export function goingWhole(parts: readonly (Carried | null)[]): (Carried | null)[] {
	return parts.map((each) => each && { ...each, attention: URGENT });
}
