/** What people see of a space, folded from its entries. Each part names the entry that says it. */
import { foldAgenda } from '../sync/folds/agenda.ts';
import { foldChanges } from '../sync/folds/changes.ts';
import { foldConsents } from '../sync/folds/consents.ts';
import { foldContacts } from '../sync/folds/contacts.ts';
import { isFeeCard } from '../sync/folds/fee-cards.ts';
import { foldMessages, type Message } from '../sync/folds/messages.ts';
import { foldNotes } from '../sync/folds/notes.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { foldPeople, type People } from '../sync/folds/people.ts';
import type { RecordRequest } from '../sync/folds/record-requests.ts';
import type { PersonView, Row, View, Views } from './form.ts';
import { iso } from './instants.ts';
import { foldMargins } from './margins.ts';
import { disclosuresView, requestsView } from './request-views.ts';

const WITH_MESSAGES = new Set(['thread', 'journal', 'chart']);

/**
 * A space to be shown, by whose eyes and when: with an empty viewer all that was or ever will be
 * shown. `rows` are those of the record.
 */
export type Sight = Readonly<{
	space: string;
	purpose: string;
	log: readonly Opened[];
	rows: readonly Row[];
	practiceId: string;
	viewer: string;
	now: number;
	requests: readonly RecordRequest[];
	/** The ids of requests to amend, by the entry that each is about. */
	amended: ReadonlyMap<string, readonly string[]>;
}>;

/** Who sits or sat in a space, by the names that were said there. */
export function peopleView(log: readonly Opened[]): PersonView[] {
	return [...foldPeople(log).values()].map(({ id, role, name, credential, by, leftSeq }) => {
		return { id, role, name, credential, by, left_seq: leftSeq };
	});
}

/** What a space shows. */
export function viewsOf(sight: Sight): Views {
	const { purpose, log, rows, requests, amended } = sight;
	const people = foldPeople(log);
	const said = saidIn(rows);
	const withAmendments = (views: readonly View[]) => {
		return views.map((each) => ({ ...each, amendments: amended.get(each.entry) ?? [] }));
	};
	return {
		changes: changesOf(log),
		...(WITH_MESSAGES.has(purpose) && { messages: withAmendments(messagesOf(sight, people)) }),
		...(purpose === 'thread' && {
			agenda: agendaOf(log, people),
			consents: consentsOf(sight, people),
			requests: requestsView(requests, people, said),
		}),
		...(purpose === 'chart' && {
			notes: withAmendments(notesOf(sight, people)),
			contacts: withAmendments(contactsOf(log, people)),
			margins: foldMargins(log, people),
			disclosures: disclosuresView(log, people, said),
		}),
	};
}

function nameIn(people: People, id: string): string {
	return people.get(id)?.name ?? '';
}

function messagesOf({ purpose, log, viewer, now }: Sight, people: People): View[] {
	const posts = new Map(log.map((opened) => [opened.entry.header.id, opened]));
	return foldMessages(log, people, viewer, viewer ? now : Infinity)
		.filter(({ kind: type }) => !isFeeCard({ type })) // they stand under headings of their own
		.filter(({ text, earlier }) => purpose !== 'chart' || [text, ...earlier].some(Boolean))
		.map((message) => messageOf(message, posts.get(message.id), people));
}

function messageOf(message: Message, opened: Opened | undefined, people: People): View {
	const { author, at, text, earlier, attention, re, fault, isWithdrawn } = message;
	const first = opened?.post ? typeIn(opened.said) : '';
	const type = message.kind === 'moment' ? 'moment' : first; // one may have come for a text
	return {
		entry: message.id,
		...{ author, name: nameIn(people, author), role: people.get(author)?.role ?? '' },
		...{ at, received_at: iso(message.receivedAt), show_at: message.showAt },
		...{ attention, re, type, text, earlier, withdrawn: isWithdrawn },
		until: message.kind === 'promise' ? message.until : 0,
		...{ writer: writerOf(opened, people), fault },
	};
}

/** The trainee whose words a clinician says that these are, or whom the practice says that acted. */
function writerOf(opened: Opened | undefined, people: People): string {
	const post = opened?.post;
	const role = people.get(opened?.entry.header.author ?? '')?.role;
	if (post?.type === 'text' && role === 'clinician') return nameIn(people, post.by);
	return post?.type === 'event' && role === 'practice' ? post.by : '';
}

function changesOf(log: readonly Opened[]): View[] {
	const ids = new Map(log.map(({ entry: { header } }) => [header.seq, header.id]));
	return foldChanges(log).map(({ seq, by: author, at, did, who, role, since }) => {
		return { entry: ids.get(seq) ?? '', author, at, did, who, role, since };
	});
}

function agendaOf(log: readonly Opened[], people: People): View[] {
	return foldAgenda(log).map(({ id: entry, author, at, text, about, isDone: done }) => {
		return { entry, author, name: nameIn(people, author), at, text, about, done };
	});
}

/** The decisions whose own signatures hold; others stand among the entries alone. */
function consentsOf({ space, log, rows, practiceId }: Sight, people: People): View[] {
	const said = saidIn(rows);
	return foldConsents(space, log, people, practiceId).map(
		({ opened, post, seat, space: about }) => {
			const { id: entry } = opened.entry.header;
			const { at } = post;
			return { entry, author: seat, name: nameIn(people, seat), at, about, said: said.get(entry) };
		},
	);
}

function notesOf({ log, rows }: Sight, people: People): View[] {
	const said = saidIn(rows);
	const shown = ({ id, author, at }: { id: string; author: string; at: number }) => {
		return { entry: id, author, name: nameIn(people, author), at, said: said.get(id) };
	};
	return foldNotes(log, people).map((note) => ({
		...shown(note),
		addenda: note.addenda.map(shown),
		cosigned: note.cosigned.map(shown),
		struck: note.isStruck,
		again: note.again,
	}));
}

function contactsOf(log: readonly Opened[], people: People): View[] {
	return foldContacts(log).map((contact) => {
		const { id, author, at, noted_at, way, direction, text, earlier, minutes } = {
			...contact,
			noted_at: contact.notedAt,
		};
		const name = nameIn(people, author);
		return { entry: id, author, name, at, noted_at, way, direction, text, earlier, minutes };
	});
}

function typeIn(said: Opened['said']): string {
	const type = said?.['type'];
	return typeof type === 'string' ? type : '';
}

function saidIn(rows: readonly Row[]): ReadonlyMap<string, Row['said']> {
	return new Map(rows.map(({ id, said }) => [id, said]));
}
