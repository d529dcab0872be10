import type { Message } from './messages.ts';
import type { People } from './people.ts';
import { isOfCareTeam, isTakenBack } from './unanswered.ts';

export type PromiseState = 'due' | 'kept' | 'broken' | 'withdrawn';

/**
 * How a promise stands at `now` (ms, the server's time), as on the server: it is kept by a post of
 * the care team with attention that shows after it, and by `until`. Null for any other message.
 */
export function promiseState(
	promise: Message,
	messages: readonly Message[],
	people: People,
	now: number,
): PromiseState | null {
	if (promise.kind !== 'promise') return null;
	if (promise.isWithdrawn && promise.amendedAt <= promise.until) return 'withdrawn';
	const latest = Math.min(promise.until, now);
	const isKept = messages.some((each) => {
		const isTold = each.attention > 0 && isOfCareTeam(each, people) && !isTakenBack(each);
		return isTold && shownAt(each) > shownAt(promise) && shownAt(each) <= latest;
	});
	if (isKept) return 'kept';
	return now > promise.until ? 'broken' : 'due';
}

function shownAt({ receivedAt, showAt }: Message): number {
	return Math.max(receivedAt, showAt);
}
