/** What a device reads for notes out of conversation and chart. In the worker. */
import { foldConsents } from '../sync/folds/consents.ts';
import { foldMessages, type Message } from '../sync/folds/messages.ts';
import {
	besideIn,
	countFacts,
	isSaid,
	logUntil,
	mismatches,
	periodEnd,
	readersUntil,
	shownAt,
	weekOf,
	type Mismatch,
	type Period,
} from '../sync/folds/note-facts.ts';
import { foldNotes, movedSince, type Moved, type SignedNote } from '../sync/folds/notes.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { foldPeople, type People } from '../sync/folds/people.ts';
import { chartAbout } from '../sync/names.ts';
import { practiceIdOf } from '../sync/practice-id.ts';
import { practiceOf, type Vault } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { dayAt, midnight } from '../text/local-days.ts';
import type { Counted, Days, MessageRow } from './view.ts';

const NOBODY = ''; // a message counts once everybody sees it, whoever counts

/** A client's conversation and chart, as this device has them. */
export type Desk = Readonly<{
	space: string;
	/** What the server has of the conversation; empty without a seat in it. */
	log: readonly Opened[];
	people: People;
	/** The messages as everybody sees them now. */
	messages: readonly Message[];
	/** The id of the chart, empty if there is none. */
	chart: string;
	chartLog: readonly Opened[];
	chartPeople: People;
	notes: readonly SignedNote[];
}>;

/** @throws Failure */
export async function deskOf(vault: Vault, space: string): Promise<Desk> {
	const log = (await vault.spaces.space(space)).log();
	const people = foldPeople(log);
	const chart = await chartAbout(vault, space);
	const chartLog = chart ? await wholeLog(vault, chart) : [];
	const chartPeople = foldPeople(chartLog);
	const messages = foldMessages(log, people, NOBODY, vault.http.now());
	const notes = foldNotes(chartLog, chartPeople);
	return { space, log, people, messages, chart, chartLog, chartPeople, notes };
}

/** The time since the last standing summary, or since the first message, until now. */
export function nextPeriod({ messages, notes }: Desk, now: number): Period {
	const ends = notes.flatMap(({ post, isStruck }) => {
		return post.facts && !isStruck ? [post.facts.until] : [];
	});
	const first = messages.map(shownAt).reduce((least, at) => Math.min(least, at), now);
	const since = ends.length > 0 ? Math.max(...ends) : first;
	return { since, until: Math.max(since, periodEnd(messages, now)) };
}

/** What is counted in the days of a period; the minutes are for a person to say. @throws Failure */
export async function counted(vault: Vault, desk: Desk, days: Days): Promise<Counted> {
	const zone = await zoneOf(vault);
	const usual = nextPeriod(desk, vault.http.now());
	const since = days.from ? midnight(zone, days.from) : usual.since;
	const wanted = days.to ? Math.min(midnight(zone, days.to, 1), usual.until) : usual.until;
	const until = Math.max(since, periodEnd(desk.messages, wanted));
	const log = logUntil(desk.log, until);
	const on = dayAt(zone, Math.max(until - 1, 0));
	const facts = {
		...countedUntil(desk, log, { since, until }),
		week: weekOf(on),
		measures: await measuresIn(log, { since, until }, zone),
		policy: await policyIn(vault, desk.space, log),
		readers: readersUntil(log, since),
	};
	const covered = new Set(facts.entries);
	const messages = desk.messages
		.filter(({ id, text }) => covered.has(id) && text)
		.map((each) => rowOf(each, desk.people));
	return { facts, on, messages };
}

/** What became of a note's messages since it was signed, and which counts are not theirs. */
export function checked(
	{ log, people, messages, chartLog }: Desk,
	{ post, at }: SignedNote,
): { moved: Moved; wrong: Mismatch[] } {
	const before = logUntil(log, at);
	const then = foldMessages(before, foldPeople(before), NOBODY, at);
	const moved = movedSince(post, then, messages);
	if (!post.facts) return { moved, wrong: [] };
	const { since, until } = post.facts;
	const again = countedUntil({ chartLog }, logUntil(log, until), { since, until });
	return { moved, wrong: people.size > 0 ? mismatches(post.facts, again) : [] };
}

export async function zoneOf(vault: Vault): Promise<string> {
	return (await practiceOf(vault))?.zone ?? 'UTC';
}

/** Whether there is something to be said of a message in a note. */
export function speaking({ messages, people }: Desk): Message[] {
	return messages.filter((each) => isSaid(each, people));
}

function countedUntil(
	{ chartLog }: Pick<Desk, 'chartLog'>,
	log: readonly Opened[],
	period: Period,
) {
	const people = foldPeople(log);
	const messages = foldMessages(log, people, NOBODY, period.until - 1);
	return countFacts(period, messages, people, besideIn(chartLog));
}

async function measuresIn(
	log: readonly Opened[],
	period: Period,
	zone: string,
): Promise<readonly string[]> {
	const { foldMeasured } = await import('../measures/measured.ts'); // most notes are read, not made
	const { measureLines } = await import('./measures.ts');
	return measureLines(foldMeasured(log, foldPeople(log)), period, (at) => dayAt(zone, at));
}

/** The version that the client had agreed to, 0 for none, or where that cannot be known here. */
async function policyIn(vault: Vault, space: string, log: readonly Opened[]): Promise<number> {
	const practice = await practiceIdOf(vault).catch(() => '');
	const consents = foldConsents(space, log, foldPeople(log), practice)
		.map(({ post }) => post)
		.filter(({ role }) => role === 'client')
		.toSorted((one, other) => other.at - one.at);
	const [newest] = consents;
	return newest?.decision === 'permit' ? newest.version : 0;
}

function rowOf(message: Message, people: People): MessageRow {
	const { id, author, text } = message;
	const member = people.get(author);
	const isClient = member?.role === 'client';
	return { id, who: member?.name ?? '', isClient, at: shownAt(message), text };
}
