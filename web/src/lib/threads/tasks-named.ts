/** Which task an entry of a conversation is, answers or asks about. Pure. */
import type { Field } from '../protocol/homework-posts.ts';
import type { Post } from '../protocol/posts.ts';
import type { Opened } from '../sync/folds/opened.ts';
import type { People } from '../sync/folds/people.ts';

/** A task by its id, with what it was called then and what was asked; no id for a check-in. */
export type NamedTask = Readonly<{ id: string; title: string; fields: readonly Field[] }>;

const TEAM = new Set(['clinician', 'practice']);

/** The task of every entry that has to do with one, by the id of the entry. */
export function tasksNamed(log: readonly Opened[], people: People): ReadonlyMap<string, NamedTask> {
	const versions = new Map<string, NamedTask>(); // by the entry that gave or asked it
	const newest = new Map<string, NamedTask>(); // by what a message names
	const found = new Map<string, NamedTask>();
	for (const { entry, post } of log) {
		const { id, author } = entry.header;
		const named = TEAM.has(people.get(author)?.role ?? '') ? givenBy(post) : null;
		if (named) {
			versions.set(id, named);
			newest.set(named.id || id, named);
			if (named.id) found.set(id, named);
		} else {
			const about = post && aboutOf(post, versions, newest);
			if (about) found.set(id, about);
		}
	}
	return found;
}

function givenBy(post: Post | null): NamedTask | null {
	if (post?.type === 'check_in') return { id: '', title: post.ask, fields: [] };
	if (post?.type !== 'homework') return null;
	return { id: post.homework, title: post.title, fields: post.fields };
}

function aboutOf(
	post: Post,
	versions: ReadonlyMap<string, NamedTask>,
	newest: ReadonlyMap<string, NamedTask>,
): NamedTask | undefined {
	if (post.type === 'text') return newest.get(post.about);
	return post.type === 'homework_answer' ? versions.get(post.of) : undefined;
}
