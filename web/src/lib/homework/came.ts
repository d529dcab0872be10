/** What homework came to in a stretch of time: for preparing a session. Pure. */
import type { State } from '../protocol/homework-posts.ts';
import { answerOn, type Task } from './tasks.ts';

/**
 * How often a task was `done`, `begun` or ended `stuck`, by the answers that stand; `asked` is how
 * many questions about it are open.
 */
export type Came = Readonly<{
	task: string;
	title: string;
	done: number;
	begun: number;
	stuck: number;
	asked: number;
}>;

/**
 * What tasks came to from `since` to `until` (ms), in the order in which they were given. Every task
 * that stands is there, whatever came of it; one that was taken back if it was answered in that time.
 * What was not done is not counted: nobody is told of a gap.
 */
export function whatCame(tasks: readonly Task[], since: number, until: number): Came[] {
	return tasks.flatMap((task) => {
		const days = [...new Set(task.answers.map(({ post }) => post.day))];
		const standing = days.map((day) => answerOn(task, day));
		const isNew = (at: number) => since <= at && at <= until;
		const count = (state: State) =>
			standing.filter((each) => each?.post.state === state && isNew(each.at)).length;
		const [done, begun, stuck] = [count('done'), count('begun'), count('stuck')];
		if (done + begun + stuck === 0 && task.now.post.gone) return [];
		const asked = task.questions.filter(({ isOpen }) => isOpen).length;
		return [{ task: task.id, title: task.now.post.title, done, begun, stuck, asked }];
	});
}
