import type { Opened } from './opened.ts';
import type { People } from './people.ts';

const WRITERS = new Set(['client', 'clinician', 'practice']);

/** A skill by its newest word; `author` wrote that, `at` (ms) is their claim. */
export type Skill = Readonly<{ id: string; name: string; how: string; author: string; at: number }>;

/** The skills on the list of a thread, in the order in which they came onto it. */
export function foldSkills(log: readonly Opened[], people: People): Skill[] {
	const skills = new Map<string, Skill>();
	for (const { entry, post } of log) {
		const { author, at } = entry.header;
		if (post?.type !== 'skill' || !WRITERS.has(people.get(author)?.role ?? '')) continue;
		const { skill: id, name, how, gone } = post;
		if (gone) skills.delete(id);
		else skills.set(id, { id, name, how, author, at });
	}
	return [...skills.values()];
}
