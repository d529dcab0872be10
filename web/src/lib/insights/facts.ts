/**
 * What a device opened of each client that is counted somewhere: facts, before any rule. Threads and
 * charts come in any order, so what belongs together is put together by the thread's id. Times are in
 * ms. The same is gathered in Python (`meantime.sdk.client_facts`).
 */
import { tasksIn } from '../homework/fold.ts';
import type { Task } from '../homework/tasks.ts';
import type { Measure } from '../measures/content.ts';
import { foldMeasured, keyOf, type Measured } from '../measures/measured.ts';
import { foldContacts } from '../sync/folds/contacts.ts';
import { foldMessages, type Message } from '../sync/folds/messages.ts';
import { isSaid, shownAt } from '../sync/folds/note-facts.ts';
import { foldNotes } from '../sync/folds/notes.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { foldPeople, type People } from '../sync/folds/people.ts';
import { foldRedirects } from '../sync/folds/redirects.ts';

const LIVE = new Set(['call', 'in_person']);
const WRITTEN = new Set(['text', 'file', 'moment']);
const USUAL = 1; // attention of a message that nobody has to look at first

/** A message of a client that is not urgent: what is urgent may be as long as it is. */
export type Usual = Readonly<{ at: number; length: number }>;
/** A message that was better talked about; `liveAt` is when it came to that, 0 for not yet. */
export type Talk = Readonly<{ shownAt: number; liveAt: number }>;
/** Whether a match was right, as somebody said last. */
export type Mark = Readonly<{ at: number; isFalse: boolean }>;
/** What a whole form came to. `measure` is the one that was answered, in its version. */
export type Total = Readonly<{ at: number; points: number; measure: Measure }>;

/** What is known of one client. */
export class ClientFacts {
	/** When the first of it was, and when they first wrote; each 0 for nothing. */
	since = 0;
	began = 0;
	/** When they did something between sessions, and when somebody talked with them. */
	acts: number[] = [];
	calls: number[] = [];
	usual: Usual[] = [];
	/** When each message of either side showed, and when a standing note first spoke of it. */
	readonly said = new Map<string, number>();
	readonly signed = new Map<string, number>();
	talks: Talk[] = [];
	marks: Mark[] = [];
	totals: Total[] = [];
	tasks: Task[] = [];

	/** Takes in a conversation, as the account `me` may see it at `now`. */
	takeThread(log: readonly Opened[], people: People, me: string, now: number): void {
		this.#begin(log);
		this.#takeMessages(log, people, me, now);
		this.acts.push(...log.filter((each) => isAct(each, people)).map((each) => each.receivedAt));
		this.talks.push(...foldRedirects(log, people, me, now).filter((each) => !each.isWithdrawn));
		this.totals.push(...totalsOf(foldMeasured(log, people)));
		this.tasks.push(...tasksIn(log, people, me, now));
	}

	/** Takes in the chart of the same client. */
	takeChart(log: readonly Opened[], people: People): void {
		this.#begin(log);
		const contacts = foldContacts(log).filter(({ text }) => text);
		this.calls.push(...contacts.filter(({ way }) => LIVE.has(way)).map(({ at }) => at));
		const incoming = contacts.filter(({ direction }) => direction === 'in');
		this.acts.push(...incoming.map(({ at }) => at));
		this.since = Math.min(this.since, ...contacts.map(({ at }) => at));
		this.#takeNotes(log, people);
		const marks = log.flatMap(({ entry, post }) => {
			if (post?.type !== 'match_mark') return [];
			return [[post.of, { at: entry.header.at, isFalse: post.mark === 'false_alarm' }] as const];
		});
		this.marks.push(...new Map(marks).values());
	}

	#begin([first]: readonly Opened[]): void {
		const at = first?.receivedAt ?? 0;
		this.since = Math.min(this.since || at, at);
	}

	#takeNotes(log: readonly Opened[], people: People): void {
		for (const { isStruck, at, post } of foldNotes(log, people)) {
			if (isStruck) continue; // the newest come first: the oldest stands
			const named = [...(post.facts?.entries ?? []), ...post.lines.map(({ of }) => of)];
			for (const id of named) this.signed.set(id, at);
		}
	}

	#takeMessages(log: readonly Opened[], people: People, me: string, now: number): void {
		for (const each of foldMessages(log, people, me, now)) {
			if (each.isWithdrawn) continue;
			const at = shownAt(each);
			if (isSaid(each, people)) this.said.set(each.id, at);
			if (people.get(each.author)?.role !== 'client' || !WRITTEN.has(each.kind)) continue;
			this.acts.push(at);
			this.began = Math.min(this.began || at, at);
			if (isUsual(each)) this.usual.push({ at: each.at, length: Array.from(each.text).length });
		}
	}
}

/** By the id of their thread. */
export type Clients = ReadonlyMap<string, ClientFacts>;

/** Takes in one space after another; what is planned for after `now` is not looked at. */
export class Gathering {
	readonly clients = new Map<string, ClientFacts>();
	readonly #me: string;
	readonly #now: number;

	constructor(me: string, now: number) {
		this.#me = me;
		this.#now = now;
	}

	/** Takes in a space by what it is for; all but a thread and a chart says nothing here. */
	take(id: string, purpose: Readonly<{ of: string; about: string }>, log: readonly Opened[]): void {
		const people = foldPeople(log);
		if (purpose.of === 'thread') this.#client(id).takeThread(log, people, this.#me, this.#now);
		else if (purpose.of === 'chart') this.#client(purpose.about).takeChart(log, people);
	}

	#client(thread: string): ClientFacts {
		const known = this.clients.get(thread) ?? new ClientFacts();
		this.clients.set(thread, known);
		return known;
	}
}

/** What whole forms came to that are known here, in the order of the log. */
export function totalsOf({ series, forms }: Measured): Total[] {
	return series.flatMap(({ measure: id, results }) => {
		return results.flatMap(({ at, total, version }): Total[] => {
			const measure = forms.get(keyOf(id, version));
			return total === null || !measure ? [] : [{ at, points: total, measure }];
		});
	});
}

/** Whether this is a message that asks for an answer in time; a moment need not ask. */
function isUsual({ kind, attention }: Message): boolean {
	return (kind === 'text' || (kind === 'moment' && attention > 0)) && attention <= USUAL;
}

/** Whether a client did something here that is no message. */
function isAct({ entry, post }: Opened, people: People): boolean {
	if (people.get(entry.header.author)?.role !== 'client') return false;
	if (post?.type === 'homework_answer') return post.state !== 'seen';
	if (post?.type === 'measure_answer') return post.state === 'done';
	return post?.type === 'check_in_answer';
}
