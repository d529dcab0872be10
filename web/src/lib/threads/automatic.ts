import type { AutomaticReplies, AutomaticReply, Boundary } from '../api/shapes/boundaries.ts';
import { newestPolicy, replyOf } from '../sync/folds/policies.ts';
import type { Opened } from '../sync/folds/opened.ts';
import type { People } from '../sync/folds/people.ts';
import type { Vault } from '../sync/vault.ts';
import type { AutomaticItem, LetterItem } from './view.ts';

const LATE = 'late';
const CRISIS = 'crisis';

/** What this device knows of closed time in a thread. Nothing of it is ever shown as a text. */
export type Closed = Readonly<{
	replies: readonly AutomaticReply[];
	/** Own messages that left while the hours known here said that nobody reads. */
	sent: readonly string[];
}>;

export const NOTHING_CLOSED: Closed = { replies: [], sent: [] };

type Told = Readonly<{ replies: readonly AutomaticReply[]; sent: readonly string[] }>;

/** What is known of closed time, also without a connection. */
export async function closedIn({ local }: Vault, id: string): Promise<Closed> {
	return (await local.kept<Told>(placeOf(id))) ?? NOTHING_CLOSED;
}

/** Asks the server anew; what was known before stays, whatever it leaves out. */
export async function learnClosed(vault: Vault, id: string): Promise<void> {
	const path = `/spaces/${id}/automatic-replies`;
	const told = await vault.http.get<AutomaticReplies>(path).catch(() => null);
	const rows = Array.isArray(told?.replies)
		? (told.replies as readonly unknown[]).filter(isRow)
		: [];
	const { replies, sent } = await closedIn(vault, id);
	const known = new Set(replies.map(nameOf));
	const added = rows.filter((each) => !known.has(nameOf(each)));
	if (added.length > 0) await keep(vault, id, { replies: [...replies, ...added], sent });
}

/** Whether a row of the server's says enough to be shown; one that does not harms no other. */
function isRow(row: unknown): row is AutomaticReply {
	if (typeof row !== 'object' || row === null) return false;
	const { entry_id: id, kind, at } = row as Partial<Record<string, unknown>>;
	return [id, kind, at].every((each) => typeof each === 'string');
}

/** Notes the message that was just kept, if the hours known here say that nobody reads now. */
export async function noteSending(vault: Vault, id: string): Promise<void> {
	const boundary = await vault.local.kept<Boundary>(`boundary/${id}`);
	const holds = boundary && Date.parse(boundary.holds_until) > vault.http.now();
	if (!holds || !boundary.is_set || boundary.is_open) return;
	const kept = (await vault.outbox.waiting(id)).at(-1);
	if (!kept) return; // it has left already
	const { replies, sent } = await closedIn(vault, id);
	await keep(vault, id, { replies, sent: [...sent, kept.entry.header.id] });
}

/**
 * What stands behind messages: the automatic reply that one met, else for the writer, after each
 * of their own in closed time, the crisis block alone. A reply to what is not in the log, or not a
 * client's, is shown nowhere; of several for one message the first counts.
 */
export function automaticItems(
	log: readonly Opened[],
	people: People,
	letters: readonly LetterItem[],
	me: string,
	closed: Closed,
): AutomaticItem[] {
	const isClient = people.get(me)?.role === 'client';
	const asked = letters.filter(({ author, attention }) => {
		return attention > 0 && (isClient ? author === me : people.get(author)?.role === 'client');
	});
	return asked.flatMap((letter) => {
		const mine = closed.replies.filter((reply) => reply.entry_id === letter.id);
		const late = mine.find(({ kind }) => kind === LATE);
		const met = mine.find(({ kind }) => kind !== LATE);
		const within = met ?? closed.replies.find((reply) => isWithin(reply, letter));
		const found: AutomaticItem[] = [];
		if (met) found.push(itemOf(log, people, letter, met, letter.id));
		else if (isClient && (within || closed.sent.includes(letter.id))) {
			found.push({ ...BARE, id: `${letter.id}/${CRISIS}`, at: letter.at, backAt: backOf(within) });
		}
		if (late) found.push(itemOf(log, people, letter, late, placeAt(log, letter, late)));
		return found;
	});
}

const BARE = { item: 'automatic', kind: CRISIS, reply: null, readsAt: 0, cover: '' } as const;

function itemOf(
	log: readonly Opened[],
	people: People,
	letter: LetterItem,
	told: AutomaticReply,
	after: string,
): AutomaticItem {
	const before = log.findIndex(({ entry }) => entry.header.id === letter.id);
	const isLate = told.kind === LATE;
	return {
		item: 'automatic',
		id: isLate ? `${after}/${LATE}/${letter.id}` : `${letter.id}/automatic`,
		at: isLate ? timeOf(told.at) || letter.at : letter.at,
		kind: told.kind,
		reply: replyOf(newestPolicy(log.slice(0, before), people), told.kind),
		readsAt: timeOf(told.reads_at),
		backAt: backOf(told),
		cover: people.get(told.cover_id)?.name ?? '',
	};
}

/** The id of the last entry that had come by the time of a reply, the message itself at least. */
function placeAt(log: readonly Opened[], letter: LetterItem, told: AutomaticReply): string {
	const at = timeOf(told.at);
	const last = log.findLast(({ entry, receivedAt }) => {
		return entry.header.seq >= letter.seq && receivedAt <= at;
	});
	return last?.entry.header.id ?? letter.id;
}

function isWithin(reply: AutomaticReply, { receivedAt }: LetterItem): boolean {
	if (reply.kind === LATE) return false;
	const until = timeOf(reply.opens_at) || Infinity;
	return timeOf(reply.at) <= receivedAt && receivedAt < until;
}

function backOf(reply: AutomaticReply | undefined): number {
	return reply ? timeOf(reply.opens_at) : 0;
}

/** An instant in ms; 0 for none. */
function timeOf(at: string | null): number {
	return (at && Date.parse(at)) || 0;
}

function nameOf({ entry_id: entry, kind }: AutomaticReply): string {
	return `${entry}/${kind}`;
}

function placeOf(id: string): string {
	return `automatic/${id}`;
}

async function keep({ local }: Vault, id: string, closed: Closed): Promise<void> {
	await local.keep(placeOf(id), closed);
}
