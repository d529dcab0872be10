/** What of a space can be found: as its reader may be shown it now, in the words that stand. Pure. */
import { wordsOfMoment } from '../protocol/moment-posts.ts';
import { foldAgenda } from '../sync/folds/agenda.ts';
import { foldContacts } from '../sync/folds/contacts.ts';
import { foldJournal } from '../sync/folds/journal.ts';
import { foldMessages, type Message } from '../sync/folds/messages.ts';
import { foldNotes, type SignedNote } from '../sync/folds/notes.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { foldPeople, type People } from '../sync/folds/people.ts';
import { foldPrivateNotes } from '../sync/folds/private-notes.ts';
import { foldTeamMarks } from '../sync/folds/team-marks.ts';
import type { Item } from './view.ts';

const SAID = new Set([
	'text',
	'moment',
	'promise',
	'redirect',
	'file',
	'check_in',
	'check_in_answer',
	'homework',
	'homework_answer',
	'measure_ask',
	'measure_answer',
]);

export type Source = Readonly<{
	id: string;
	/** What the space is for, and which thread it is about. */
	of: string;
	about: string;
	log: readonly Opened[];
	me: string;
	now: number;
}>;

/** Everything of a space that can be found; nothing of one whose purpose is not known. */
export function itemsOf(source: Source): Item[] {
	const people = foldPeople(source.log);
	const items = READERS[source.of]?.(source, people) ?? [];
	return items.filter(({ text }) => text.trim() !== '');
}

const READERS: Readonly<Record<string, (source: Source, people: People) => Item[]>> = {
	thread: (source, people) => [
		...messagesOf(source, people).map((each) => said(each, 'message', source.id)),
		...foldAgenda(source.log).map(({ id, author, at, text, about }): Item => {
			return { id, kind: 'agenda', author, at, text, about: source.id, message: about };
		}),
	],
	chart: ({ log, about }, people) => [
		...foldNotes(log, people).map((note) => noted(note, about)),
		...foldContacts(log).map(({ id, author, at, text }): Item => {
			return { id, kind: 'contact', author, at, text, about, message: '' };
		}),
		...[...foldTeamMarks(log).margins.values()].flat().map((each): Item => {
			const { id, author, at, text, of } = each;
			return { id, kind: 'margin', author, at, text, about, message: of };
		}),
	],
	journal: ({ log, me, now }) =>
		foldJournal(log, me, now).map((entry): Item => {
			const { id, at } = entry;
			return {
				id,
				kind: 'kept',
				author: me,
				at,
				text: wordsOfMoment(entry),
				about: '',
				message: '',
			};
		}),
	private: ({ log, me }) =>
		foldPrivateNotes(log)
			.filter(({ isGone }) => !isGone)
			.map(({ note: id, at, text, space: about }): Item => {
				return { id, kind: 'private', author: me, at, text, about, message: '' };
			}),
};

/** When something waits to be shown that is not yet (ms), Infinity if nothing does. */
export function nextChange(log: readonly Opened[], now: number): number {
	return Math.min(
		...log.map(({ entry }) => entry.header.show_at).filter((at) => at > now),
		Infinity,
	);
}

function messagesOf({ log, me, now }: Source, people: People): Message[] {
	return foldMessages(log, people, me, now).filter(({ kind, isWithdrawn, fault }) => {
		return SAID.has(kind) && !isWithdrawn && !fault;
	});
}

function said({ id, author, at, text }: Message, kind: Item['kind'], about: string): Item {
	return { id, kind, author, at, text, about, message: id };
}

function noted({ id, author, at, post, addenda }: SignedNote, about: string): Item {
	const parts = post.sections.flatMap(({ title, text }) => [title, text]);
	const beside = addenda.map((each) => each.post.text);
	return {
		id,
		kind: 'note',
		author,
		at,
		text: [...parts, ...beside].join('\n'),
		about,
		message: '',
	};
}
