/** Out of a thread and its chart: what is open, and how care ended. Pure. */
import { foldAgenda } from '../sync/folds/agenda.ts';
import { foldEndings, newestEnding } from '../sync/folds/endings.ts';
import { foldMessages, type Message } from '../sync/folds/messages.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { foldPeople, type People } from '../sync/folds/people.ts';
import { promiseState } from '../sync/folds/promises.ts';
import { foldDrafts } from '../sync/folds/reply-drafts.ts';
import { foldSafetyEvents, foldUrgent } from '../sync/folds/safety.ts';
import { foldUnanswered, isOfCareTeam } from '../sync/folds/unanswered.ts';
import type { Ending, Line, OpenEnds } from './view.ts';

const OPEN = new Set(['due', 'broken']);

export type Sources = Readonly<{
	log: readonly Opened[];
	/** The chart's, empty without a seat in one. */
	chart: readonly Opened[];
	me: string;
	now: number;
}>;

/** What is open by the logs; appointments are the server's word. */
export function openIn({ log, chart, me, now }: Sources): Omit<OpenEnds, 'appointments'> {
	const people = foldPeople(log);
	const every = foldMessages(log, people, '', Infinity);
	const shown = every.filter(({ showAt }) => showAt <= now);
	const ended = new Set(foldSafetyEvents(chart).map(({ of }) => of));
	const text = new Map(every.map((each) => [each.id, each.text]));
	return {
		waiting: foldUnanswered(every, people, foldEndings(log, people)).map(lineOf),
		alerts: foldUrgent(log, people)
			.filter(({ id }) => !ended.has(id))
			.map(({ id, re, receivedAt: at }) => ({ id, at, text: text.get(re || id) ?? '' })),
		promises: shown
			.filter((each) => OPEN.has(promiseState(each, every, people, now) ?? ''))
			.map(lineOf),
		drafts: foldDrafts(chart, every, people)
			.filter(({ state }) => state === 'waiting')
			.map(({ id, at, text: words }) => ({ id, at, text: words })),
		planned: every
			.filter((each) => each.showAt > now && !each.isWithdrawn && isOfCareTeam(each, people))
			.map((each) => ({ ...lineOf(each), at: each.showAt, isMine: each.author === me })),
		agenda: foldAgenda(log)
			.filter(({ isDone }) => !isDone)
			.map(({ id, at, text: words }) => ({ id, at, text: words })),
	};
}

/** The ending that counts, also one that the client has not been told of. */
export function endingIn(
	{ log, me, now }: Omit<Sources, 'chart'>,
	people: People,
	nameOf: (id: string) => string,
): Ending | null {
	const said = newestEnding(log, people);
	if (!said) return null;
	const { ending, on, text, to } = said.post;
	return {
		...{ ending, on, text, to: nameOf(to), toId: to, toMe: to === me },
		...{ by: nameOf(said.author), isMine: said.author === me },
		shownAt: said.shownAt,
		isAhead: said.shownAt > now,
	};
}

/** What a chart says of why something was left open at that ending. */
export function reasonIn(chart: readonly Opened[], ending: Ending | null): string {
	const said = chart.findLast(({ post }) => {
		return post?.type === 'ending' && post.ending === ending?.ending && post.on === ending.on;
	});
	return said?.post?.type === 'ending' ? said.post.text : '';
}

function lineOf({ id, at, text }: Message): Line {
	return { id, at, text };
}
