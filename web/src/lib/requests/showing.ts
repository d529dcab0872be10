/** Out of a thread and its chart: the requests about the record as a page shows them. Pure. */
import { dayIn } from '../requesting/days.ts';
import { foldContacts } from '../sync/folds/contacts.ts';
import { foldDisclosures } from '../sync/folds/disclosures.ts';
import { foldMessages } from '../sync/folds/messages.ts';
import { foldNotes } from '../sync/folds/notes.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { foldPeople, isSeated, type People } from '../sync/folds/people.ts';
import {
	foldRequests,
	isOverdue,
	type RecordAnswer,
	type RecordRequest,
} from '../sync/folds/record-requests.ts';
import type { Amendable, AnswerItem, RequestItem, RequestsView } from './view.ts';

const TEAM = new Set(['clinician', 'practice']);

export type Known = Readonly<{
	log: readonly Opened[];
	/** The chart's, empty for a client. */
	chart: readonly Opened[];
	me: string;
	now: number;
	zone: string;
	/** The entries that wait on this device. */
	waiting: ReadonlySet<string>;
	nameOf: (id: string) => string;
	/** What the practice calls the client, empty where this device does not know. */
	client: string;
}>;

export function requestsView(known: Known): Omit<RequestsView, 'chart'> {
	const { log, chart, me, now, zone } = known;
	const people = foldPeople(log);
	const mine = people.get(me);
	const role = mine && isSeated(mine) ? mine.role : '';
	const today = dayIn(zone, now);
	const items = amendable(known, people, role === 'client' ? me : '');
	const texts = new Map(items.map(({ id, text }) => [id, text]));
	const requests = foldRequests(log, people, zone);
	return {
		role: role === 'client' ? 'client' : TEAM.has(role) ? 'team' : 'other',
		today,
		requests: requests
			.map((each) => itemOf(each, known, people, texts.get(each.item) ?? '', today))
			.toReversed(),
		items,
		disclosures: foldDisclosures(chart)
			.map((each) => ({ ...each, by: nameIn(each.author, known, people) }))
			.toReversed(),
	};
}

function itemOf(
	request: RecordRequest,
	known: Known,
	people: People,
	itemText: string,
	today: string,
): RequestItem {
	const { id, author, at, isClient, askedOn, dueOn, state, post } = request;
	const said = request.extension ? [request.extension, ...request.answers] : request.answers;
	const ids = [id, ...[...said, ...request.statements].map((each) => each.id)];
	return {
		...{ id, at, isClient, askedOn, dueOn, state, itemText },
		...{ kind: post.kind, how: post.how, text: post.text, form: post.form, to: post.to },
		representative: post.by,
		by: nameIn(author, known, people),
		isMine: author === known.me,
		isOverdue: isOverdue(request, today),
		answers: said.map((each) => answerOf(each, nameIn(each.author, known, people))),
		statements: request.statements.map((each) => ({
			id: each.id,
			by: nameIn(each.author, known, people),
			at: each.at,
			isClient: each.isClient,
			text: each.text,
		})),
		isKept: ids.some((each) => known.waiting.has(each)),
	};
}

function answerOf({ id, at, post }: RecordAnswer, by: string): AnswerItem {
	const { outcome, text, ground, exception, until, amendment, accounting } = post;
	return { id, by, at, outcome, text, ground, exception, until, amendment, accounting };
}

const SAID = new Set(['text', 'moment']);

/** Messages as `viewer` sees them, and of the chart its notes and contacts; the newest first. */
function amendable({ log, chart, now }: Known, people: People, viewer: string): Amendable[] {
	const messages = foldMessages(log, people, viewer, viewer ? now : Infinity)
		.filter(({ kind, isWithdrawn, fault }) => SAID.has(kind) && !isWithdrawn && !fault)
		.map(({ id, at, text }) => ({ id, at, text }));
	const notes = foldNotes(chart, foldPeople(chart)).map(({ id, at, post }) => ({
		id,
		at,
		text: post.sections.map(({ text }) => text).join(' '),
	}));
	const contacts = foldContacts(chart).map(({ id, at, text }) => ({ id, at, text }));
	return [...messages, ...notes, ...contacts].sort((one, other) => other.at - one.at);
}

function nameIn(id: string, { nameOf, client }: Known, people: People): string {
	const isClient = people.get(id)?.role === 'client';
	return people.get(id)?.name || nameOf(id) || (isClient ? client : '');
}
