/** What was given to somebody outside, as a chart has it. */
import type { Disclosed } from '../../protocol/request-posts.ts';
import type { Opened } from './opened.ts';

/** A disclosure that `author` noted at `notedAt` (ms), also with how an alert ended. */
export type NotedDisclosure = Disclosed & Readonly<{ id: string; author: string; notedAt: number }>;

/** The disclosures of a chart, by the day on which each was made, oldest first. */
export function foldDisclosures(chart: Iterable<Opened>): NotedDisclosure[] {
	const noted: NotedDisclosure[] = [];
	for (const { entry, post } of chart) {
		const { id, author, at: notedAt } = entry.header;
		const said = post?.type === 'disclosure' ? post : disclosedWith(post);
		if (!said) continue;
		const { on, to, what, purpose, kind, basis, address } = said;
		noted.push({ id, author, notedAt, on, to, what, purpose, kind, basis, address });
	}
	return noted.sort((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)));
}

function disclosedWith(post: Opened['post']): Disclosed | null {
	return post?.type === 'safety_event' ? post.disclosed : null;
}
