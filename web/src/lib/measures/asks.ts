/** That a measure was asked, when it is shown, and where it stands with each client; as `folds.measure_asks`. */
import type { Opened } from '../sync/folds/opened.ts';
import type { People } from '../sync/folds/people.ts';
import type { Said } from './answers.ts';

const CARE_TEAM = new Set(['clinician', 'practice']);
/** What is asked is about the last two weeks. */
const QUIET_AFTER_MS = 14 * 24 * 60 * 60 * 1000;

export type AskState = 'coming' | 'waiting' | 'begun' | 'done' | 'quiet' | 'gone';

/**
 * That a measure was asked; times in ms. It is shown from `shownAt` on and goes quiet at `quietAt`, or
 * as the next of its series comes; one that `isShared` stands until it `isGone`. `doneBy` and
 * `begunBy` are clients; `form` is as in the post.
 */
export type Asked = Readonly<{
	id: string;
	author: string;
	measure: string;
	version: string;
	series: string;
	form: string;
	isShared: boolean;
	shownAt: number;
	quietAt: number;
	isGone: boolean;
	doneBy: readonly string[];
	begunBy: readonly string[];
}>;

/** Where an ask stands with a client at `now` (ms, the server's time). */
export function stateOf(ask: Asked, client: string, now: number): AskState {
	if (ask.doneBy.includes(client)) return 'done';
	if (ask.isGone) return 'gone';
	if (ask.shownAt > now) return 'coming';
	if (!ask.isShared && ask.quietAt <= now) return 'quiet';
	return ask.begunBy.includes(client) ? 'begun' : 'waiting';
}

/**
 * What was asked, the first shown first. Only the care team asks. Its author takes an ask back by an
 * empty correction; once they have left, anybody of the care team does.
 */
export function foldAsks(
	log: readonly Opened[],
	people: People,
	answers: readonly Said[],
): Asked[] {
	const asks = new Map<string, Asked>();
	for (const { entry, post, receivedAt } of log) {
		const { id, author, re, seq, show_at: showAt } = entry.header;
		if (!CARE_TEAM.has(people.get(author)?.role ?? '')) continue;
		if (post?.type === 'measure_ask') {
			const { measure, version, series, form, shared } = post;
			const shownAt = Math.max(receivedAt, showAt);
			asks.set(id, {
				...{ id, author, measure, version, series, form, isShared: shared === 1, shownAt },
				...{ quietAt: shownAt + QUIET_AFTER_MS, isGone: false, doneBy: [], begunBy: [] },
			});
		} else if (post?.type === 'amend' && post.text === '') {
			const ask = asks.get(re);
			const leftSeq = people.get(ask?.author ?? '')?.leftSeq ?? -1;
			const mayTake = author === ask?.author || (leftSeq >= 0 && leftSeq < seq);
			if (ask && mayTake) asks.set(re, { ...ask, isGone: true });
		}
	}
	const ordered = [...asks.values()].sort((one, other) => one.shownAt - other.shownAt);
	return ordered.map((ask, n) => answered(untilNext(ask, ordered.slice(n + 1)), answers));
}

/** An ask goes quiet at the latest as the next of its series is shown. */
function untilNext(ask: Asked, later: readonly Asked[]): Asked {
	const next = later.find(({ series, isGone }) => series && series === ask.series && !isGone);
	return { ...ask, quietAt: Math.min(ask.quietAt, next?.shownAt ?? ask.quietAt) };
}

function answered(ask: Asked, answers: readonly Said[]): Asked {
	const ours = answers.filter(({ post }) => post.of === ask.id && post.measure === ask.measure);
	const done = ours.filter(({ post }) => post.state === 'done').map(({ author }) => author);
	const begun = ours.map(({ author }) => author).filter((author) => !done.includes(author));
	return { ...ask, doneBy: [...new Set(done)], begunBy: [...new Set(begun)] };
}
