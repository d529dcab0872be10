/** The homework of a thread, from its log. */
import type { Opened } from '../sync/folds/opened.ts';
import type { People } from '../sync/folds/people.ts';
import { localDay } from '../text/local-days.ts';
import { foldTasks, type Line, type Task } from './tasks.ts';

const TEAM = new Set(['clinician', 'practice']);

/**
 * The tasks of a thread as `viewer` may be shown them at `now` (ms, the server's time): an author sees
 * what still waits for its `show_at`, the others when that has come.
 */
export function tasksIn(
	log: readonly Opened[],
	people: People,
	viewer: string,
	now: number,
): Task[] {
	const shown = log.filter(({ entry: { header } }) => {
		return header.kind === 'post' && (header.show_at <= now || header.author === viewer);
	});
	return foldTasks(shown.map((opened) => lineOf(opened, people)));
}

function lineOf({ entry: { header }, post }: Opened, people: People): Line {
	const { id, author, re } = header;
	const at = Math.max(header.at, header.show_at);
	const day = post?.type === 'homework' ? localDay(post.zone, at) : '';
	return { id, author, re, at, day, post, side: sideOf(people.get(author)?.role ?? '') };
}

function sideOf(role: string): Line['side'] {
	if (role === 'client') return 'client';
	return TEAM.has(role) ? 'team' : '';
}
