/** How tasks stand, for whoever gave them. Pure. */
import { current, nextDay } from '../homework/occurrences.ts';
import { isSeen, versionOf, type Task } from '../homework/tasks.ts';
import { localDay } from '../text/local-days.ts';
import type { BoardTask, ClientLine, Standing } from './view.ts';

/** What waits for staff comes first. */
const ORDER: readonly Standing[] = ['stuck', 'unseen', 'begun', 'open', 'done'];

export function standingOf(task: Task, day: string): Standing {
	if (task.questions.some(({ isOpen }) => isOpen)) return 'stuck';
	if (!isSeen(task)) return 'unseen';
	const state = current(task, day)?.state ?? 'open';
	return state === 'seen' ? 'open' : state;
}

/** A task as the board shows it at `now` (ms). */
export function boardTaskOf(task: Task, now: number): BoardTask {
	const { id: entry, post, at: shownAt } = task.now;
	const day = localDay(post.zone, now);
	return {
		...{ id: task.id, post, entry, shownAt },
		standing: standingOf(task, day),
		nextDay: nextDay(task, day),
		asked: task.questions
			.filter(({ isOpen }) => isOpen)
			.map(({ id, text, at }) => ({ id, text, at })),
		answers: task.answers
			.filter(({ post: { state } }) => state !== 'seen')
			.map((each) => ({ ...each, fields: versionOf(task, each.post.of).post.fields }))
			.toReversed(),
	};
}

/** Those that stand, what waits for staff first; else in the order in which they were given. */
export function inOrder(tasks: readonly BoardTask[]): BoardTask[] {
	return tasks.toSorted((one, other) => {
		return ORDER.indexOf(one.standing) - ORDER.indexOf(other.standing);
	});
}

/** How many tasks stand how: of the tasks, and never of the person. */
export function countsOf(tasks: readonly Pick<BoardTask, 'standing'>[]): ClientLine['counts'] {
	const counts = { stuck: 0, unseen: 0, begun: 0, open: 0, done: 0 };
	for (const { standing } of tasks) counts[standing] += 1;
	return counts;
}
