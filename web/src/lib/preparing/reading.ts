/** Out of a thread, its chart and the calendar: what is known before a session. Pure. */
import { foldAgenda } from '../sync/folds/agenda.ts';
import { foldContacts } from '../sync/folds/contacts.ts';
import { foldMessages, IN_SESSION, type Message } from '../sync/folds/messages.ts';
import { foldNotes } from '../sync/folds/notes.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { foldPeople, type People } from '../sync/folds/people.ts';
import { promiseState } from '../sync/folds/promises.ts';
import { foldSafetyPlans } from '../sync/folds/safety-plans.ts';
import { foldSafetyEvents, foldUrgent } from '../sync/folds/safety.ts';
import { foldTeamMarks, starsOfClient } from '../sync/folds/team-marks.ts';
import { foldMeasured, keyOf, type Measured } from '../measures/measured.ts';
import type { Happened, Known, NamedSession, Noted, Promised, Said, Totalled } from './gather.ts';

const TOLD = new Set([
	...['text', 'moment', 'promise', 'redirect', 'file'],
	...['check_in', 'check_in_answer'],
]);

export type Sources = Readonly<{
	log: readonly Opened[];
	/** The chart's, empty without a seat in one. */
	chart: readonly Opened[];
	me: string;
	now: number;
	/** When the session begins, 0 for none; and when the one before it was over (ms). */
	at: number;
	met: number;
}>;

/** What `gather` needs. An answer that was put off to the session is a promise without words. */
export function knownOf({ log, chart, me, now, at, met }: Sources): Known {
	const people = foldPeople(log);
	const messages = foldMessages(log, people, me, now);
	const standing = messages.filter(({ isWithdrawn, fault }) => !isWithdrawn && !fault);
	const notes = foldNotes(chart, foldPeople(chart)).filter(({ isStruck }) => !isStruck);
	const summary = notes.find(({ post }) => post.kind === 'summary');
	const marks = foldTeamMarks(chart);
	const said = standing.filter(({ kind }) => TOLD.has(kind));
	return {
		...{ now, at, met },
		summed: summary ? (summary.post.facts?.until ?? summary.at) : 0,
		said: said.map((each) => saidOf(each, people)),
		brought: foldAgenda(log).map(({ id, author, text, about, at: broughtAt, isDone }) => {
			return { id, at: broughtAt, by: sideOf(author, people), text, about, done: isDone };
		}),
		promised: [...promisesIn(standing, people, now), ...putOff(standing, met, at || now)],
		events: [...alertsIn(log, chart, people), ...plansIn(log)],
		noted: notes.map(({ id, at: signedAt, post }): Noted => {
			return { id, at: signedAt, kind: post.kind, on: post.on };
		}),
		contacts: foldContacts(chart).flatMap(({ id, at: talkedAt, way, direction, text }) => {
			return text ? [{ id, at: talkedAt, way, direction, text }] : [];
		}),
		named: namedIn(log, new Set(said.map(({ id }) => id))),
		stars: { client: starsOfClient(log, people), team: [...marks.stars] },
		tags: Object.fromEntries(marks.tags),
		measured: totalsIn(foldMeasured(log, people)),
	};
}

function totalsIn({ series, forms }: Measured): Totalled[] {
	return series.flatMap(({ author: client, measure, results }) =>
		results.flatMap(({ entry: id, receivedAt: at, version, total, band, sinceLast }) => {
			const highest = forms.get(keyOf(measure, version))?.score.highest;
			if (total === null || highest === undefined) return [];
			const step = { by: sinceLast?.points ?? null, change: sinceLast?.change ?? '' } as const;
			return [{ id, at, client, measure, version, total, highest, band, ...step }];
		}),
	);
}

function sideOf(author: string, people: People): Said['by'] {
	return people.get(author)?.role === 'client' ? 'client' : 'team';
}

function shownAt({ receivedAt, showAt }: Message): number {
	return Math.max(receivedAt, showAt);
}

function saidOf(message: Message, people: People): Said {
	const { id, author, text } = message;
	return { id, at: shownAt(message), by: sideOf(author, people), text };
}

function promisesIn(messages: readonly Message[], people: People, now: number): Promised[] {
	return messages.flatMap((message) => {
		const state = promiseState(message, messages, people, now);
		const { id, until, text } = message;
		return state ? [{ id, at: shownAt(message), until, text, state }] : [];
	});
}

/** What was put off to the session that is being prepared. */
function putOff(messages: readonly Message[], met: number, until: number): Promised[] {
	return messages
		.filter((each) => each.kind === 'event' && each.text === IN_SESSION && shownAt(each) >= met)
		.map((each) => ({ id: each.id, at: shownAt(each), until, text: '', state: 'due' }));
}

function alertsIn(log: readonly Opened[], chart: readonly Opened[], people: People): Happened[] {
	const outcomes = new Map(foldSafetyEvents(chart).map(({ of, outcome }) => [of, outcome]));
	return foldUrgent(log, people).map(({ id, receivedAt: at, isAnswered }) => {
		return { kind: 'alert', id, at, outcome: outcomes.get(id) ?? (isAnswered ? 'answered' : '') };
	});
}

function plansIn(log: readonly Opened[]): Happened[] {
	return foldSafetyPlans(log).map(({ id, receivedAt: at }) => {
		return { kind: 'plan', id, at, outcome: '' };
	});
}

function namedIn(log: readonly Opened[], standing: ReadonlySet<string>): NamedSession[] {
	return log.flatMap(({ entry, post }) => {
		const { id } = entry.header;
		if (post?.type !== 'text' || !standing.has(id)) return [];
		return post.named.map(({ appointment, at }) => ({ of: id, appointment, at }));
	});
}
