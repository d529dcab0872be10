/** What a client's pages show of their homework. Pure. */
import { due, nextDay, occurrences, type Occurrence } from '../homework/occurrences.ts';
import { answerOn, versionOf, type Answered, type Task } from '../homework/tasks.ts';
import { tasksIn } from '../homework/fold.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { holding, isSeated, type People } from '../sync/folds/people.ts';
import { dayAt, midnight } from '../text/local-days.ts';
import type { AnsweredView, OwnHomework, TaskLine, TaskView } from './view.ts';

const PAST_DAYS = 14;
const DAY_MS = 24 * 3_600_000;

/** What a view is made of: a log with what waits to be sent behind it. */
export type Source = Readonly<{
	log: readonly Opened[];
	people: People;
	/** By the id of what waits here: why the server would not take it, empty if nobody asked it yet. */
	waiting: ReadonlyMap<string, string>;
	me: string;
	/** Ms by the server's time, and the zone where the client is. */
	now: number;
	zone: string;
}>;

type Known = Readonly<{ tasks: Task[]; who: string; today: string; mayAnswer: boolean }>;

/** What a client was given in a conversation, as it stands on the day that it is where they are. */
export function ownViewOf(source: Source): OwnHomework {
	const { tasks, ...known } = knownOf(source);
	const { zone, now } = source;
	const { today } = known;
	const since = dayAt(zone, now - PAST_DAYS * DAY_MS);
	const on = due(tasks, today);
	const past = tasks.flatMap((task) =>
		occurrences(task, since, today)
			.filter(({ answer }) => answer && answer.post.state !== 'seen')
			.filter((each) => !on.some((one) => one.task === task && one.on.day === each.day))
			.map((each) => lineOf(task, each, source)),
	);
	return {
		...known,
		...{ zone, nextAt: midnight(zone, today, 1) },
		due: on.map(({ task, on: each }) => lineOf(task, each, source)),
		coming: tasks.flatMap((task) => comingOf(task, today, source)),
		past: past.sort((one, other) => (one.day < other.day ? 1 : -1)),
	};
}

/** One task on a `day`, or where it stands today; null if there is none by that id. */
export function taskViewOf(
	source: Source,
	id: string,
	asked: string | null,
	begun: string,
	isOff: boolean,
): TaskView | null {
	const { tasks, ...known } = knownOf(source);
	const task = tasks.find((each) => each.id === id);
	if (!task) return null;
	const { today } = known;
	const { zone, now } = source;
	const days = daysOf(task, dayAt(zone, now - 7 * DAY_MS), today);
	const day = asked ?? days[0] ?? '';
	const standing = answerOn(task, day);
	const version = versionOf(task, begun || task.now.id);
	const { title, text, fields, repeats } = version.post;
	return {
		...{ id, zone, day, days, title, text, fields, repeats, isOff },
		...known,
		due: day || task.now.post.due,
		version: task.now.id,
		of: version.id,
		state: standing?.post.state ?? 'open',
		isGone: task.now.post.gone === 1,
		answer: standing && answeredView(task, standing, source),
		earlier: task.answers
			.filter(({ id: entry, post }) => entry !== standing?.id && post.state !== 'seen')
			.map((each) => answeredView(task, each, source))
			.reverse(),
		questions: task.questions.map((each) => ({ ...each, isKept: source.waiting.has(each.id) })),
	};
}

function knownOf({ log, people, me, now, zone }: Source): Known {
	const mine = people.get(me);
	return {
		tasks: tasksIn(log, people, me, now),
		who: holding(people, 'clinician')[0]?.name ?? '',
		today: dayAt(zone, now),
		mayAnswer: mine !== undefined && isSeated(mine) && mine.role === 'client',
	};
}

/** The days of the last week on which it can be filled in, the newest first; `['']` if done once. */
function daysOf(task: Task, since: string, today: string): string[] {
	const found = occurrences(task, since, today).map(({ day }) => day);
	return found.length > 0 ? found.reverse() : [''];
}

/** What comes of a task after today: its day, or the next of its days. */
function comingOf(task: Task, today: string, source: Source): TaskLine[] {
	if (task.now.post.gone) return [];
	if (task.now.post.repeats.length === 0) {
		return occurrences(task, today, today)
			.filter((each) => !each.day && each.due > today && each.state !== 'done')
			.map((each) => lineOf(task, each, source));
	}
	const day = nextDay(task, today);
	const isToday = occurrences(task, today, today).some((each) => each.day === today);
	if (!day || isToday) return [];
	return occurrences(task, day, day)
		.filter((each) => each.day === day)
		.map((each) => lineOf(task, each, source));
}

function lineOf(task: Task, on: Occurrence, { waiting }: Source): TaskLine {
	return {
		...{ id: task.id, title: on.version.post.title, day: on.day, due: on.due, state: on.state },
		repeats: on.version.post.repeats,
		answer: on.answer?.id ?? '',
		isKept: waiting.has(on.answer?.id ?? ''),
		isGone: task.now.post.gone === 1,
		isAsked: task.questions.some(({ isOpen }) => isOpen),
	};
}

function answeredView(task: Task, answered: Answered, { waiting }: Source): AnsweredView {
	const { fields } = versionOf(task, answered.post.of).post;
	const refused = waiting.get(answered.id);
	return { ...answered, fields, isKept: refused !== undefined, refused: refused ?? '' };
}
