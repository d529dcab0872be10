/** Why a record was opened in emergencies, and what others thought of each, as its chart says. */
import type { EmergencyPost } from '../../protocol/emergency-posts.ts';
import type { Opened } from './opened.ts';
import type { People } from './people.ts';

/** What a post of type `event` says in the conversation when its record is opened. */
export const EMERGENCY = 'emergency';

/** That a record was opened for `who` until `until` (ms) by `by`, as the practice names them. */
export type Opening = Readonly<{
	id: string;
	author: string;
	by: string;
	who: string;
	until: number;
	at: number;
}>;

/** When the record of a thread was opened in emergencies, oldest first, as everybody was told. */
export function foldOpenings(log: readonly Opened[], people: People): Opening[] {
	return log.flatMap(({ entry: { header }, post, receivedAt: at }) => {
		if (post?.type !== 'event' || post.what !== EMERGENCY) return [];
		const { id, author } = header;
		const { who, until } = post;
		const by = people.get(author)?.role === 'practice' ? post.by : '';
		return [{ id, author, by, who, until, at }];
	});
}

type Reason = Extract<EmergencyPost, { type: 'emergency' }>;
type Review = Extract<EmergencyPost, { type: 'emergency_review' }>;

/** `review` is the first by somebody else, and `reviewId` its entry; null and empty for none. */
export type SaidEmergency = Readonly<{ post: Reason; review: Review | null; reviewId: string }>;

/**
 * What a chart says of emergencies, by id, oldest first. Nobody speaks for another: a post counts if
 * its author is whom it names in `by`, or the practice seat, and nobody reviews what they opened or
 * read. Whether a record was opened at all, and who acted by the practice seat, is the server's to
 * say: of the reviews that it knows, `signed`, by what they are of, no other counts.
 */
export function foldEmergencies(
	chart: readonly Opened[],
	people: People,
	signed: ReadonlyMap<string, string> | null = null,
): Map<string, SaidEmergency> {
	const found = new Map<string, SaidEmergency>();
	for (const { entry, post } of chart) {
		const { id, author } = entry.header;
		if (post?.type !== 'emergency' && post?.type !== 'emergency_review') continue;
		if (people.get(author)?.role !== 'practice' && author !== post.by) continue;
		if (post.type === 'emergency') found.set(id, { post, review: null, reviewId: '' });
		else if (signed && signed.get(post.of) !== id) continue;
		else {
			const said = found.get(post.of);
			const isOthers = said && ![said.post.by, said.post.who].includes(post.by);
			if (isOthers && !said.review) found.set(post.of, { ...said, review: post, reviewId: id });
		}
	}
	return found;
}
