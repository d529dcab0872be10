/** What was said outside of the conversation, as a chart has it. */
import type { ContactWay } from '../../protocol/note-posts.ts';
import type { Opened } from './opened.ts';

/**
 * A contact at `at` (ms), noted by `author` at `notedAt` (ms); `minutes` 0 where not told. `text` is
 * the newest wording, empty if its author took it back, `earlier` those before, oldest first.
 * `isAsked`: whoever wrote elsewhere was asked to write here.
 */
export type LoggedContact = Readonly<{
	id: string;
	author: string;
	notedAt: number;
	at: number;
	way: ContactWay;
	direction: 'in' | 'out';
	text: string;
	minutes: number;
	isAsked: boolean;
	earlier: readonly string[];
}>;

/** The contacts of a chart, the latest first; what was taken back is among them. */
export function foldContacts(chart: Iterable<Opened>): LoggedContact[] {
	const contacts = new Map<string, LoggedContact>();
	for (const { entry, post } of chart) {
		const { id, author, re, at: notedAt } = entry.header;
		if (post?.type === 'contact') {
			const { at, way, direction, text, minutes, asked } = post;
			const said = { id, author, notedAt, at, way, direction, text, minutes };
			contacts.set(id, { ...said, isAsked: asked === 1, earlier: [] });
		} else if (post?.type === 'amend') {
			const said = contacts.get(re);
			if (said?.author !== author || said.text === post.text) continue;
			const earlier = said.text ? [...said.earlier, said.text] : said.earlier;
			contacts.set(re, { ...said, text: post.text, earlier });
		}
	}
	return [...contacts.values()].sort((one, other) => other.at - one.at);
}
