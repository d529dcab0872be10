/** What was asked about a record and answered, and what was disclosed of it, as a record has it. */
import { foldDisclosures } from '../sync/folds/disclosures.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { foldPeople, type People } from '../sync/folds/people.ts';
import { foldRequests, type RecordRequest } from '../sync/folds/record-requests.ts';
import type { Row, View } from './form.ts';
import type { Part } from './subject.ts';

type Said = ReadonlyMap<string, Row['said']>;
type Word = Readonly<{ id: string; author: string; at: number }>;

/** The requests of a thread, as far as they are shown; `zone` is the practice's (IANA). */
export function requestsOf(
	log: readonly Opened[],
	hidden: ReadonlySet<string>,
	zone: string,
): RecordRequest[] {
	const shown = log.filter(({ entry }) => !hidden.has(entry.header.id));
	return foldRequests(shown, foldPeople(log), zone);
}

/** The ids of requests to amend, by the entry that each is about, in whatever space. */
export function amendedIn(
	parts: readonly Part[],
	hidden: ReadonlySet<string>,
	zone: string,
): ReadonlyMap<string, readonly string[]> {
	const found = new Map<string, string[]>();
	const threads = parts.filter(({ purpose }) => purpose === 'thread');
	for (const { id, item, post } of threads.flatMap(({ log }) => requestsOf(log, hidden, zone))) {
		if (post.kind === 'amendment') found.set(item, [...(found.get(item) ?? []), id]);
	}
	return found;
}

/** Requests, oldest first; days are local ones of the practice. */
export function requestsView(
	requests: readonly RecordRequest[],
	people: People,
	said: Said,
): View[] {
	const word = (one: Word) => wordOf(one, people, said);
	return requests.map((each) => ({
		...word(each),
		...{ kind: each.post.kind, asked_on: each.askedOn, due_on: each.dueOn },
		...{ state: each.state, item: each.item },
		extension: each.extension && word(each.extension),
		answers: each.answers.map(word),
		statements: each.statements.map((one) => ({ ...word(one), by_client: one.isClient })),
	}));
}

/** What was given to somebody outside, oldest first. */
export function disclosuresView(chart: readonly Opened[], people: People, said: Said): View[] {
	return foldDisclosures(chart).map(({ id, author, notedAt: at, ...told }) => {
		const filled = Object.entries(told).filter(([, value]) => value !== '');
		return { ...wordOf({ id, author, at }, people, said), ...Object.fromEntries(filled) };
	});
}

function wordOf({ id, author, at }: Word, people: People, said: Said): View {
	return { entry: id, author, name: people.get(author)?.name ?? '', at, said: said.get(id) };
}
