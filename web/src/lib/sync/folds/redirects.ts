import type { Opened } from './opened.ts';
import type { People } from './people.ts';
import { isOfCareTeam } from './unanswered.ts';

/** Where a redirect stands: who has to do what next is in it. */
export type RedirectState = 'waiting' | 'overdue' | 'call' | 'neither' | 'ended';

/** A message that is better talked about. Times in ms. */
export type Redirected = Readonly<{
	id: string;
	author: string;
	text: string;
	/** A number to call now, empty for none. */
	call: string;
	/** The id of the times that are offered, empty for none. */
	request: string;
	shownAt: number;
	/** Until when its author waits for an answer. */
	until: number;
	pick: '' | 'call' | 'time' | 'neither';
	outcome: '' | 'talked' | 'booked' | 'declined' | 'not_reached';
	/** When the server had that it came to a talk or a time for one, 0 before. */
	liveAt: number;
	/** What its author took back; the times that it offered are to be taken back too. */
	isWithdrawn: boolean;
}>;

const LIVE = new Set(['talked', 'booked']);

export function redirectState({ pick, outcome, until }: Redirected, now: number): RedirectState {
	if (outcome || pick === 'time') return 'ended'; // the appointment is what came of it
	if (pick) return pick;
	return now > until ? 'overdue' : 'waiting';
}

/**
 * The redirects that `viewer` may be shown at `now` (ms, the server's time), oldest first. Only the
 * care team makes and ends one, only a client picks.
 */
export function foldRedirects(
	log: readonly Opened[],
	people: People,
	viewer: string,
	now: number,
): Redirected[] {
	const found = new Map<string, Redirected>();
	const put = (id: string, change: Partial<Redirected>) => {
		const known = found.get(id);
		if (known) found.set(id, { ...known, ...change });
	};
	for (const { entry, post, receivedAt } of log) {
		const { id, author, re, show_at: showAt } = entry.header;
		const isTheirs = isOfCareTeam({ author }, people);
		if (!post || (showAt > now && author !== viewer)) continue;
		if (post.type === 'redirect' && isTheirs) {
			const { text, call, request, until } = post;
			const said = { id, author, text, call, request, until };
			const shownAt = Math.max(showAt, receivedAt);
			found.set(id, { ...said, shownAt, pick: '', outcome: '', liveAt: 0, isWithdrawn: false });
		} else if (post.type === 'amend' && found.get(re)?.author === author) {
			put(re, post.text ? { text: post.text } : { isWithdrawn: true });
		} else if (post.type === 'redirect_pick' && !isTheirs) {
			put(post.of, { pick: post.pick, liveAt: post.pick === 'time' ? receivedAt : 0 });
		} else if (post.type === 'redirect_end' && isTheirs) {
			const liveAt = found.get(post.of)?.liveAt || (LIVE.has(post.outcome) ? receivedAt : 0);
			put(post.of, { outcome: post.outcome, liveAt });
		}
	}
	return [...found.values()];
}
