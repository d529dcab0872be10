/**
 * Requests about a record as a thread has them: what was asked, and all that was said to it.
 * Whatever counts for nothing is left out: a word of somebody who may not say it, a second
 * extension, a denial without a listed ground.
 */
import type { Post } from '../../protocol/posts.ts';
import { lacks, lacksToWait } from '../../requesting/answers.ts';
import { cameOn, dayIn, dayOr, dueOn, wrongExtension } from '../../requesting/days.ts';
import type { Opened } from './opened.ts';
import type { People } from './people.ts';

type Asked = Extract<Post, { type: 'record_request' }>;
type Answered = Extract<Post, { type: 'record_answer' }>;

/** A word of the care team, or of who asked and takes it back, heard on the local day `on`. */
export type RecordAnswer = Readonly<{
	id: string;
	author: string;
	at: number;
	on: string;
	post: Answered;
}>;
/** That a client disagrees (`isClient`), or what the care team says to that. */
export type RecordStatement = Readonly<{
	id: string;
	author: string;
	at: number;
	isClient: boolean;
	text: string;
}>;
export type RequestState = 'asked' | Answered['outcome'];
/**
 * A request of `author`, who is the client or noted it for them; days are local ones. `answers` are
 * those that end it, oldest first: of a denial that was looked at again there are two. `item` is
 * the entry that an amendment is about, empty for the record as a whole.
 */
export type RecordRequest = Readonly<{
	id: string;
	author: string;
	at: number;
	isClient: boolean;
	askedOn: string;
	dueOn: string;
	post: Asked;
	extension: RecordAnswer | null;
	answers: readonly RecordAnswer[];
	statements: readonly RecordStatement[];
	state: RequestState;
	item: string;
}>;

const TEAM = new Set(['clinician', 'practice']);
const OPEN: ReadonlySet<RequestState> = new Set(['asked', 'extended']);
const REFUSED: ReadonlySet<RequestState> = new Set(['part', 'denied']);

/** The requests of a thread, oldest first; `zone` is the practice's (IANA). */
export function foldRequests(
	log: readonly Opened[],
	people: People,
	zone: string,
): RecordRequest[] {
	const found = new Map<string, RecordRequest>();
	for (const { entry, receivedAt, post } of log) {
		const { id, author, at } = entry.header;
		const on = dayIn(zone, receivedAt);
		if (post?.type === 'record_request') {
			const asked = askedBy({ id, author, at, post }, people, on);
			if (asked) found.set(id, asked);
		} else if (post?.type === 'record_answer') {
			const request = found.get(post.of);
			if (request) found.set(post.of, answered(request, { id, author, at, on, post }, people));
		} else if (post?.type === 'record_statement') {
			const request = found.get(post.of);
			const said = { id, author, at, text: post.text };
			if (request) found.set(post.of, stated(request, said, people));
		}
	}
	return [...found.values()];
}

export function isOpen({ state }: Pick<RecordRequest, 'state'>): boolean {
	return OPEN.has(state);
}

export function isOverdue(request: Pick<RecordRequest, 'state' | 'dueOn'>, today: string): boolean {
	return isOpen(request) && today > request.dueOn;
}

/** Whether it was denied, in whole or in part: then the client may say that they disagree. */
export function isRefused({ state }: Pick<RecordRequest, 'state'>): boolean {
	return REFUSED.has(state);
}

function askedBy(
	said: Pick<RecordRequest, 'id' | 'author' | 'at' | 'post'>,
	people: People,
	on: string,
): RecordRequest | null {
	const role = people.get(said.author)?.role ?? '';
	if (role !== 'client' && !TEAM.has(role)) return null;
	const isClient = role === 'client';
	const askedOn = cameOn(dayOr(said.post.on, on), on, isClient);
	const due = dueOn(said.post.kind, askedOn);
	const nothing = { extension: null, answers: [], statements: [], state: 'asked' } as const;
	return { ...said, isClient, askedOn, dueOn: due, ...nothing, item: said.post.of };
}

function answered(request: RecordRequest, answer: RecordAnswer, people: People): RecordRequest {
	const { post } = answer;
	if (!counts(request, answer, people.get(answer.author)?.role ?? '')) return request;
	const state = post.outcome;
	if (state === 'extended') return { ...request, state, extension: answer, dueOn: post.until };
	const item = post.item || request.item;
	return { ...request, state, item, answers: [...request.answers, answer] };
}

function counts(request: RecordRequest, { author, post, on }: RecordAnswer, role: string): boolean {
	const { kind } = request.post;
	if (post.outcome === 'withdrawn') {
		const isTheirs = author === request.author || (TEAM.has(role) && !request.isClient);
		return isOpen(request) && isTheirs;
	}
	if (!TEAM.has(role)) return false;
	if (post.outcome === 'extended') {
		const until = dayOr(post.until, request.askedOn);
		const isWrong = wrongExtension(kind, request.askedOn, until, on) ?? lacksToWait(kind, post);
		return request.state === 'asked' && !isWrong;
	}
	return (isOpen(request) || isRefused(request)) && !lacks(kind, post); // or looked at again
}

function stated(
	request: RecordRequest,
	said: Omit<RecordStatement, 'isClient'>,
	people: People,
): RecordRequest {
	const role = people.get(said.author)?.role ?? '';
	const isClient = role === 'client' && (said.author === request.author || !request.isClient);
	const isReply = TEAM.has(role) && request.statements.some((each) => each.isClient);
	if (!isRefused(request) || !(isClient || isReply)) return request;
	return { ...request, statements: [...request.statements, { ...said, isClient }] };
}
