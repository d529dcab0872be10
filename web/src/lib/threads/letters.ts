/** The messages of a conversation, each with where it and what was said of it stand. Pure. */
import { foldMessages } from '../sync/folds/messages.ts';
import type { Opened } from '../sync/folds/opened.ts';
import type { People } from '../sync/folds/people.ts';
import { promiseState } from '../sync/folds/promises.ts';
import { foldAnswers, type Said } from '../sync/folds/safety.ts';
import type { Waiting } from '../sync/outbox.ts';
import { tasksNamed } from './tasks-named.ts';
import type { Answered, Fate, LetterItem } from './view.ts';
import type { Sources } from './views.ts';
import { isAbout, waitsOf } from './waits.ts';

export function lettersOf(
	{
		space,
		waiting,
		me,
		now,
	}: Pick<Sources, 'waiting' | 'me' | 'now'> & {
		space: Readonly<{ log: () => readonly Opened[] }>;
	},
	log: readonly Opened[],
	people: People,
): LetterItem[] {
	const messages = foldMessages(log, people, me, now);
	const answers = foldAnswers(log, people);
	const tasks = tasksNamed(log, people);
	return messages.map((message) => {
		const isMine = message.author === me;
		const { waits, row } = waitsOf(message.id, isMine ? waiting : [], log);
		const fate: Fate = isMine ? (fateOf(row) ?? (message.showAt > now ? 'leaves' : 'sent')) : '';
		return {
			...message,
			item: 'letter',
			fate,
			waits,
			waitingId: row?.entry.header.id ?? '',
			promise: promiseState(message, messages, people, now),
			answers: (answers.get(message.id) ?? []).map((said) => answered(said, waiting)),
			asked: row ? askedFor(message.id, space.log()) : message.attention,
			refused: row?.refused ?? '',
			task: tasks.get(message.id) ?? null,
		};
	});
}

function answered(said: Said, waiting: readonly Waiting[]): Answered {
	const row = waiting.find(({ entry }) => entry.header.id === said.id);
	return { ...said, fate: fateOf(row) ?? 'sent', refused: row?.refused ?? '' };
}

function fateOf(row: Waiting | undefined): Fate | undefined {
	return row && (row.refused ? 'refused' : 'kept');
}

/** The most that the entries of a message asked for which the server has. */
function askedFor(message: string, stored: readonly Opened[]): number {
	const entries = stored.filter(({ entry }) => isAbout(entry, message));
	return Math.max(0, ...entries.map(({ entry }) => entry.header.attention));
}
