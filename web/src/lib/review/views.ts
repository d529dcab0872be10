import { foldMarks } from '../sync/folds/marks.ts';
import { foldEndings } from '../sync/folds/endings.ts';
import { foldMessages, IN_SESSION, type Message } from '../sync/folds/messages.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { foldPeople, holding, type People } from '../sync/folds/people.ts';
import { promiseState } from '../sync/folds/promises.ts';
import { foldRedirects, redirectState, type RedirectState } from '../sync/folds/redirects.ts';
import { foldUnanswered, isAnswer, isTakenBack } from '../sync/folds/unanswered.ts';
import type { Names } from '../sync/names.ts';
import type { Waiting } from '../sync/outbox.ts';
import type { Space } from '../sync/space.ts';
import type { Marks } from './marks.ts';
import type { Fate, Letter, ReviewThread, Sent } from './view.ts';

const CONTEXT = 8; // messages before what waits
const MOST_SENT = 60; // per conversation, on the page of what was sent

/** What the review of one conversation is made of. */
export type Sources = Readonly<{
	space: Space;
	me: string;
	waiting: readonly Waiting[];
	names: Names;
	/** The server's time in ms. */
	now: number;
	draft: string;
	marks: Marks;
}>;

/** One conversation as `me` reviews it. */
export function reviewOf(sources: Sources): ReviewThread {
	const { space, me, waiting, now, draft, marks } = sources;
	const rows = waiting.map(({ entry }) => space.read({ entry, receivedAt: now }));
	const log = [...space.log(), ...rows];
	const people = foldPeople(log);
	const shown = foldMessages(log, people, me, now).filter((each) => !isTakenBack(each));
	// A colleague's answer that has yet to leave is an answer all the same: never two of them.
	const whole = foldMessages(log, people, me, Infinity);
	const unanswered = new Set(
		foldUnanswered(whole, people, foldEndings(log, people)).map(({ id }) => id),
	);
	const first = shown.findIndex(({ id }) => unanswered.has(id));
	const name = clientName(sources, people);
	const letter = (message: Message) => letterOf(message, sources, people, name);
	const past = shown.slice(0, first < 0 ? shown.length : first).filter(isSaid);
	return {
		id: space.id,
		name,
		language: sources.names.clients.get(space.id)?.language ?? '',
		waiting: shown.filter(({ id }) => unanswered.has(id)).map(letter),
		before: past.slice(-CONTEXT).map(letter),
		answeredAt: Math.max(0, ...whole.filter((each) => isAnswer(each, people)).map(({ at }) => at)),
		sent: sentOf(shown, sources, people, name, talksOf(log, people, me, now)),
		draft,
		marks,
		isVerified: isVerified(log, people, me),
		isStopped: space.frozen !== null,
	};
}

function isSaid({ kind, isWithdrawn }: Message): boolean {
	return kind !== 'event' && !isWithdrawn;
}

function clientName({ space, names }: Sources, people: People): string {
	const known = names.clients.get(space.id)?.name;
	const [client] = [...holding(people, 'client'), ...holding(people, 'invite')];
	return known ?? (client?.name || nameOf(client?.id, names) || nameOf(client?.via, names));
}

function nameOf(id: string | undefined, { people }: Names): string {
	return people.get(id ?? '')?.name ?? '';
}

function letterOf(message: Message, sources: Sources, people: People, client: string): Letter {
	const author = people.get(message.author);
	const isClient = author?.role === 'client';
	const from = (isClient && client) || author?.name || nameOf(message.author, sources.names);
	const isReleased = author?.role === 'clinician' && message.by !== '';
	const drafted = isReleased
		? people.get(message.by)?.name || nameOf(message.by, sources.names)
		: '';
	return { ...message, from, isMine: message.author === sources.me, writer: drafted };
}

function isVerified(log: readonly Opened[], people: People, me: string): boolean {
	const marks = foldMarks(log, me);
	const clients = holding(people, 'client');
	return clients.length > 0 && clients.every(({ id }) => marks.has(id));
}

function sentOf(
	shown: readonly Message[],
	{ space, me, waiting, now }: Sources,
	people: People,
	to: string,
	talks: ReadonlyMap<string, RedirectState>,
) {
	const rows = new Map(waiting.map(({ entry, refused }) => [entry.header.id, refused]));
	const fateOf = ({ id, showAt }: Message): Fate => {
		if (rows.get(id)) return 'refused';
		if (showAt > now) return 'leaves';
		return rows.has(id) ? 'kept' : 'sent';
	};
	return shown
		.filter((each) => each.author === me && kindOf(each) !== null)
		.filter(({ showAt }, n, all) => n >= all.length - MOST_SENT || showAt > now)
		.toReversed()
		.map((each): Sent => {
			const { id, text, at, showAt, re, by, until, isWithdrawn } = each;
			const promise = promiseState(each, shown, people, now);
			const kind = kindOf(each) ?? 'text';
			const fate = fateOf(each);
			const refused = rows.get(id) ?? '';
			return {
				...{ id, space: space.id, to, kind, text, at, showAt, re, by },
				...{ promise, until, fate, refused, isWithdrawn },
				talk: talks.get(id) ?? null,
			};
		});
}

/** How each offer to talk stands, by its id. */
function talksOf(
	log: readonly Opened[],
	people: People,
	me: string,
	now: number,
): ReadonlyMap<string, RedirectState> {
	const every = foldRedirects(log, people, me, now);
	return new Map(every.map((each) => [each.id, redirectState(each, now)]));
}

const SENT = ['text', 'promise', 'redirect', 'file'] as const;

/** What kind of letter this is; null for what is none. */
function kindOf({ kind, text, fault }: Message): Sent['kind'] | null {
	if (fault) return null;
	if (kind === 'event') return text === IN_SESSION ? 'in_session' : null;
	return SENT.find((each) => each === kind) ?? null;
}
