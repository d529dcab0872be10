/** What a thread and its chart say about safety (protocol.md section 7), as it stands now. */
import type { Post } from '../../protocol/posts.ts';
import type { Disclosed } from '../../protocol/request-posts.ts';
import type { Answer, Attempt, RuleChange, SafetyWord } from '../../protocol/safety-posts.ts';
import { foldMessages } from './messages.ts';
import type { Opened } from './opened.ts';
import type { People } from './people.ts';
import { isAnswer } from './unanswered.ts';

export const URGENT = 3;

const CARE_TEAM = new Set(['clinician', 'practice']);

/** An entry of a client that alerts; times in ms. */
export type Urgent = Readonly<{
	id: string;
	author: string;
	at: number;
	receivedAt: number;
	/** The message of the same client that it corrects, empty if none. */
	re: string;
	/** Whether the care team has answered it, or something that the same client wrote after it. */
	isAnswered: boolean;
}>;

/** Every entry by a client that alerts, oldest first. Nothing that they write later undoes one. */
export function foldUrgent(log: readonly Opened[], people: People): Urgent[] {
	if (!log.some(({ entry }) => entry.header.attention >= URGENT)) return []; // as for most
	const answered = answeredUpTo(log, people);
	const authors = new Map(log.map(({ entry: { header } }) => [header.id, header.author]));
	return log.flatMap(({ entry: { header }, receivedAt }) => {
		const { id, author, at, seq, attention, kind } = header;
		const isUrgent = kind === 'post' && attention >= URGENT;
		if (!isUrgent || people.get(author)?.role !== 'client') return [];
		const re = authors.get(header.re) === author ? header.re : '';
		return [{ id, author, at, receivedAt, re, isAnswered: seq <= (answered.get(author) ?? -1) }];
	});
}

/** By client, the seq up to which the care team has answered. */
function answeredUpTo(log: readonly Opened[], people: People): ReadonlyMap<string, number> {
	const headers = new Map(log.map(({ entry: { header } }) => [header.id, header]));
	const answered = new Map<string, number>();
	for (const message of foldMessages(log, people, '', Infinity)) {
		const asked = headers.get(message.re);
		if (!asked || !isAnswer(message, people)) continue;
		answered.set(asked.author, Math.max(asked.seq, answered.get(asked.author) ?? -1));
	}
	return answered;
}

/** What the care team has set for one client beside the rules: words of their own, lowered rules. */
export type SetBeside = Readonly<{ words: readonly SafetyWord[]; rules: readonly RuleChange[] }>;

/** The care team's newest list of what is noticed in one client's messages. */
export function newestBeside(log: readonly Opened[], people: People): SetBeside {
	const newest = log.findLast(({ entry, post }) => {
		return post?.type === 'safety_words' && isByCareTeam(entry.header.author, people);
	});
	return newest?.post?.type === 'safety_words' ? newest.post : { words: [], rules: [] };
}

/** Whether somebody writes for the care team: a client cannot change what is noticed. */
export function isByCareTeam(author: string, people: People): boolean {
	return CARE_TEAM.has(roleOf(author, people));
}

/** One client's own words to be noticed: of the care team's newest list. */
export function newestWords(log: readonly Opened[], people: People): readonly SafetyWord[] {
	return newestBeside(log, people).words;
}

/** Whether a client wants the model to look; `text` is the version of what they agreed to. */
export type ModelChoice = Readonly<{ choice: 'agreed' | 'declined'; place: string; text: number }>;

/** What `client` has said of the model, null if nothing. */
export function newestChoice(log: readonly Opened[], client: string): ModelChoice | null {
	const newest = log.findLast(({ entry, post }) => {
		return post?.type === 'model_choice' && entry.header.author === client;
	});
	return newest?.post?.type === 'model_choice' ? newest.post : null;
}

/** What a client said of themselves, and when (ms); 0 is before sending. `id` is the entry that says so. */
export type Said = Readonly<{ id: string; answer: Answer; at: number }>;

/**
 * What clients said of themselves, by the message that it is about, oldest first. An answer counts
 * only for a message of the same author, and only behind it.
 */
export function foldAnswers(
	log: readonly Opened[],
	people: People,
): ReadonlyMap<string, readonly Said[]> {
	const said = new Map<string, Said[]>();
	const add = (of: string, each: Said) => said.set(of, [...(said.get(of) ?? []), each]);
	const authors = new Map<string, string>();
	for (const { entry, post } of log) {
		const { id, author, at } = entry.header;
		authors.set(id, author);
		if (roleOf(author, people) !== 'client') continue;
		const before = post && 'noticed' in post && 'answer' in post ? post.answer : '';
		if (before) add(id, { id, answer: before, at: 0 });
		if (post?.type === 'safety_answer' && authors.get(post.ref) === author) {
			add(post.ref, { id, answer: post.answer, at });
		}
	}
	return said;
}

/** What somebody of the care team holds of a match; times in ms. */
export type Marked = Readonly<{
	mark: 'right' | 'false_alarm';
	rules: readonly string[];
	author: string;
	at: number;
}>;

/** The newest mark of each message, out of its chart. */
export function foldMatchMarks(chart: readonly Opened[]): ReadonlyMap<string, Marked> {
	const marks = new Map<string, Marked>();
	for (const { entry, post } of chart) {
		if (post?.type !== 'match_mark') continue;
		const { mark, rules } = post;
		marks.set(post.of, { mark, rules, author: entry.header.author, at: entry.header.at });
	}
	return marks;
}

/** How an alert ended, as its chart has it. */
export type SafetyEvent = Readonly<{
	id: string;
	alert: string;
	of: string;
	outcome: Extract<Post, { type: 'safety_event' }>['outcome'];
	attempts: readonly Attempt[];
	note: string;
	disclosed: Disclosed | null;
	author: string;
	at: number;
}>;

/** How alerts ended, oldest first. */
export function foldSafetyEvents(chart: readonly Opened[]): SafetyEvent[] {
	return chart.flatMap(({ entry: { header }, post }) => {
		if (post?.type !== 'safety_event') return [];
		const { alert, of, outcome, attempts, note, disclosed } = post;
		const { id, author, at } = header;
		return [{ id, alert, of, outcome, attempts, note, disclosed, author, at }];
	});
}

function roleOf(id: string, people: People): string {
	return people.get(id)?.role ?? '';
}
