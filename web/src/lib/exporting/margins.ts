import type { Opened } from '../sync/folds/opened.ts';
import type { People } from '../sync/folds/people.ts';
import type { View } from './form.ts';

/** The words for the team beside messages, with those before and those taken back. */
export function foldMargins(log: readonly Opened[], people: People): View[] {
	type Margin = View & Readonly<{ text: string; earlier: readonly string[] }>;
	const found = new Map<string, Margin>();
	for (const { entry, post } of log) {
		const { id, author, at, re } = entry.header;
		const name = people.get(author)?.name ?? '';
		if (post?.type === 'margin') {
			const { of, text } = post;
			found.set(id, { entry: id, author, name, at, of, text, earlier: [] });
		} else if (post?.type === 'amend') {
			const said = found.get(re);
			if (said?.author !== author || said.text === post.text) continue;
			found.set(re, { ...said, text: post.text, earlier: [...said.earlier, said.text] });
		}
	}
	return [...found.values()];
}
