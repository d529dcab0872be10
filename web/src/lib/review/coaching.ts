/**
 * A word at the moment it helps, the first time alone: the four pitfalls of messaging (content
 * `rollout.yaml`, `pitfalls`). Pure; a hint, which keeps nobody from sending.
 */
import type { ReviewThread } from './view.ts';

/** What is about to happen for the first time. */
export type Coached = 'evening' | 'long_reply' | 'long_exchange' | 'redirect';

const LONG_WORDS = 100; // half a minute to read; at more than 150 a talk is suggested
const TURNS = 4; // the client writes for the third time
const DAYS_MS = 2 * 86_400_000;

export type Moment = Readonly<{
	thread: Pick<ReviewThread, 'before' | 'waiting' | 'sent'>;
	/** What is being written. */
	words: string;
	/** Outside the writer's own hours. */
	isClosed: boolean;
	/** In ms. */
	now: number;
}>;

/** The hint for a moment, of those that were not given before; null for none. */
export function coachFor(moment: Moment, given: readonly Coached[]): Coached | null {
	const { words, isClosed, thread } = moment;
	const isWriting = words.trim() !== '';
	const holds: Readonly<Record<Coached, boolean>> = {
		evening: isWriting && isClosed,
		long_reply: (words.match(/\S+/g)?.length ?? 0) > LONG_WORDS,
		long_exchange: turnsIn(moment) >= TURNS,
		redirect: thread.sent.some(({ kind, isWithdrawn }) => kind === 'redirect' && !isWithdrawn),
	};
	const all = Object.keys(holds) as Coached[];
	return all.find((each) => holds[each] && !given.includes(each)) ?? null;
}

/** How often one side wrote after the other within two days. */
function turnsIn({ thread, now }: Moment): number {
	const lately = [...thread.before, ...thread.waiting].filter(({ at, isWithdrawn }) => {
		return !isWithdrawn && now - DAYS_MS < at && at <= now;
	});
	return lately.filter(({ isMine }, n) => n > 0 && lately[n - 1]?.isMine !== isMine).length;
}
