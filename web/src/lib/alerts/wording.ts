/** What the client wrote that alerted, and what they said about it, out of a conversation. */
import { foldMessages, type Message } from '../sync/folds/messages.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { foldPeople } from '../sync/folds/people.ts';
import { foldAnswers, URGENT, type Said } from '../sync/folds/safety.ts';
import type { UrgentWords } from './view.ts';

/**
 * What alerted under the name of `entry`, a message, a correction or an answer, and what stands
 * there now. Null if it is not here.
 */
export function wordsIn(log: readonly Opened[], entry: string, now: number): UrgentWords | null {
	const opened = entryIn(log, entry);
	const [alerting] = opened ? urgentFirst(log, opened) : [];
	if (!opened || !alerting) return null;
	const { at } = alerting.entry.header;
	const said = alerting.post?.type === 'amend' ? alerting.post.text : '';
	const messages = foldMessages(log, foldPeople(log), '', now);
	const message = messages.find(({ id }) => id === messageOf(opened));
	if (message && !message.fault) return { ...shown(message, said), at };
	if (said) return { ...UNREAD, kind: 'text', text: said, first: said, at };
	return message ? { ...UNREAD, isWithdrawn: message.isWithdrawn, at } : null;
}

/** The rules for which the client's own device showed help over the words that alerted. */
export function noticedIn(log: readonly Opened[], entry: string): readonly string[] {
	const opened = entryIn(log, entry);
	const [alerting, ...later] = opened ? urgentFirst(log, opened) : [];
	const words = alerting ? textOf(log, alerting) : '';
	// A correction to the same words says what was noticed in them later.
	const same = [alerting, ...later.filter((each) => textOf(log, each) === words)];
	return [...new Set(same.flatMap((each) => (each && noticedOf(each)) ?? []))];
}

/** What the client said of themselves about the entry, or about the message that it corrects. */
export function saidOf(log: readonly Opened[], entry: string): readonly Said[] {
	const opened = entryIn(log, entry);
	const said = foldAnswers(log, foldPeople(log));
	return (opened && said.get(messageOf(opened))) ?? [];
}

/** What a client fills in, read like a message of the same words. */
const CARDS = new Set<Message['kind']>([
	...(['moment', 'homework_answer', 'check_in_answer', 'fee_dispute'] as const),
]);
const UNREAD = { kind: 'unread', text: '', first: '', measure: null, isWithdrawn: false } as const;

/**
 * The entry and its corrections, beginning with the first that is urgent: a correction of a quiet
 * message gives the alert to the message.
 */
function urgentFirst(log: readonly Opened[], opened: Opened): readonly Opened[] {
	const { id, author } = opened.entry.header;
	const corrections = log.filter(({ entry: { header }, post }) => {
		return post?.type === 'amend' && header.re === id && header.author === author;
	});
	const all = [opened, ...corrections];
	const first = all.findIndex(({ entry }) => entry.header.attention >= URGENT);
	return all.slice(Math.max(0, first));
}

/** What an entry says: of a card, such as an answer to a check-in, its first wording. */
function textOf(log: readonly Opened[], { entry, post }: Opened): string {
	if (post?.type === 'text' || post?.type === 'amend') return post.text;
	const messages = foldMessages(log, foldPeople(log), '', Infinity);
	const message = messages.find(({ id }) => id === entry.header.id);
	return message?.earlier[0] ?? message?.text ?? '';
}

function noticedOf({ post }: Opened): readonly string[] {
	return post && 'noticed' in post ? post.noticed : [];
}

/** Only a correction stands for another message: what merely answers one has words of its own. */
function messageOf({ entry: { header }, post }: Opened): string {
	return post?.type === 'amend' ? header.re : header.id;
}

function entryIn(log: readonly Opened[], id: string): Opened | undefined {
	return log.find(({ entry }) => entry.header.id === id);
}

function shown(message: Message, said: string): Omit<UrgentWords, 'at'> {
	const { kind, text, card, earlier, isWithdrawn } = message;
	if (card?.type === 'measure_answer') {
		return { ...UNREAD, kind: 'measure', text, first: text, measure: card };
	}
	const first = said || (earlier[0] ?? text);
	if (kind === 'text' || kind === 'answer' || kind === 'file') {
		return { ...UNREAD, kind, text, first, isWithdrawn };
	}
	const known = CARDS.has(kind) ? { kind: 'text' as const, text, first } : {};
	return { ...UNREAD, ...known, isWithdrawn };
}
