/** The days on which a task was or is to be done, and what came of each. Pure; days are text. */
import type { State } from '../protocol/homework-posts.ts';
import { answerOn, versionOf, type Answered, type Task, type Version } from './tasks.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * A task on a local `day`, empty if it is done once; `due` is the day by which, empty for none.
 * `version` is the one that was answered, or that stands for that day.
 */
export type Occurrence = Readonly<{
	day: string;
	due: string;
	version: Version;
	answer: Answered | null;
	state: 'open' | State;
}>;

/**
 * What there is of a task from a day to a day, both among them, by day. What was answered is there
 * whatever became of the task; the rest as it stood on that day. A task that is done once comes first,
 * and is always there unless it was taken back unanswered.
 */
export function occurrences(task: Task, since: string, until: string): Occurrence[] {
	const answered = task.answers.map(({ post }) => post.day);
	const days = new Set([
		...answered.filter((day) => day && since <= day && day <= until),
		...daysBetween(since, until).filter((day) => standsOn(task, day)),
	]);
	const once = onceIn(task, answered);
	return [...(once ? [once] : []), ...[...days].sort().map((day) => occurrence(task, day))];
}

/**
 * What is to be done on a day where the client is, in the order of the tasks: what this day asks for,
 * done or not, and what is done once, has no later day and is not done. Nothing is due that was taken
 * back.
 */
export function due(
	tasks: readonly Task[],
	day: string,
): Readonly<{ task: Task; on: Occurrence }>[] {
	return tasks
		.filter(({ now }) => !now.post.gone)
		.flatMap((task) => occurrences(task, day, day).map((on) => ({ task, on })))
		.filter(({ on }) => (on.day ? on.day === day : on.due <= day && on.state !== 'done'));
}

/** Where a task stands on a day: the occurrence of this day or the last before it; null for none yet. */
export function current(task: Task, day: string): Occurrence | null {
	const answered = task.answers.map(({ post }) => post.day);
	const once = onceIn(task, answered);
	if (once && task.now.post.repeats.length === 0) return once;
	const asked = lastDay(task.versions[0]?.day ?? day, day, (each) => standsOn(task, each));
	const last = [asked, ...answered.filter((each) => each <= day)].sort().at(-1);
	return last ? occurrence(task, last) : once;
}

/** The first day after `day`, within a year, on which a task is to be done; empty for none. */
export function nextDay(task: Task, day: string): string {
	const coming = daysBetween(plus(day, 1), plus(day, 366));
	return coming.find((each) => standsOn(task, each)) ?? '';
}

function onceIn(task: Task, answered: readonly string[]): Occurrence | null {
	const isOnce = task.now.post.repeats.length === 0 && !task.now.post.gone;
	return isOnce || answered.includes('') ? occurrence(task, '') : null;
}

function occurrence(task: Task, day: string): Occurrence {
	const answer = answerOn(task, day);
	const standing = (day && versionOn(task, day)) || task.now;
	return {
		day,
		due: day || standing.post.due,
		version: answer ? versionOf(task, answer.post.of) : standing,
		answer,
		state: answer?.post.state ?? 'open',
	};
}

function standsOn(task: Task, day: string): boolean {
	const version = versionOn(task, day);
	if (!version || version.post.gone) return false;
	const { repeats, due: first, until } = version.post;
	if (!repeats.includes(weekdayOf(day)) || day < (first || version.day)) return false;
	return !until || day <= until;
}

/** The version that stood at the end of a day; undefined before there was one. */
function versionOn(task: Task, day: string): Version | undefined {
	return task.versions.findLast((version) => version.day <= day);
}

function daysBetween(since: string, until: string): string[] {
	const [first, last] = [instant(since), instant(until)];
	if (Number.isNaN(first) || Number.isNaN(last)) return [];
	const count = Math.max(0, Math.round((last - first) / DAY_MS) + 1);
	return Array.from({ length: count }, (_, n) => dayAt(first + n * DAY_MS));
}

/** The last day from one to another, both among them, of which something is so; empty for none. */
function lastDay(since: string, until: string, isSo: (day: string) => boolean): string {
	const first = instant(since);
	for (let at = instant(until); at >= first; at -= DAY_MS) if (isSo(dayAt(at))) return dayAt(at);
	return '';
}

function plus(day: string, days: number): string {
	const at = instant(day);
	return Number.isNaN(at) ? '' : dayAt(at + days * DAY_MS);
}

/** Monday is 1. */
function weekdayOf(day: string): number {
	return new Date(instant(day)).getUTCDay() || 7;
}

/** Midnight of a day in UTC, NaN for what is no day, such as 2027-02-31. */
function instant(day: string): number {
	const at = Date.parse(`${day}T00:00:00Z`);
	return Number.isNaN(at) || dayAt(at) !== day ? NaN : at;
}

const dayAt = (at: number): string => new Date(at).toISOString().slice(0, 10);
