import { absence, type Post } from '../../protocol/posts.ts';
import type { Answer } from '../../protocol/safety-posts.ts';
import { cardOf, isCard, wordsOfCard, type CardPost } from './card-posts.ts';
import { saidOf } from './check-in-rules.ts';
import type { Opened } from './opened.ts';
import type { People } from './people.ts';

/** A post as people see it. Times in ms: `at` is the author's claim, `receivedAt` the server's. */
export type Message = Readonly<{
	id: string;
	seq: number;
	author: string;
	kind:
		| ('text' | 'promise' | 'redirect' | 'file' | 'event' | 'answer' | 'pick' | 'unknown')
		| CardPost['type'];
	/** The newest wording, empty if withdrawn or unreadable; of an `answer` or `pick`, which one it is. */
	text: string;
	/** The parts of what is shown as a card, as they stand now; null for everything else. */
	card: CardPost | null;
	/** What a file claims to be, and how many bytes it has; null for everything else. */
	file: Readonly<{ mime: string; size: number }> | null;
	/** The rules for which the writer's own device showed help; none for what staff wrote. */
	noticed: readonly string[];
	/** What the writer said of themselves before sending, empty if nothing. */
	answer: Answer | '';
	/** Who wrote what its author released, and the hash of their draft; else empty. */
	by: string;
	draft: string;
	/** Until when a promise can be kept, or an answer to an offer is waited for (ms); else 0. */
	until: number;
	at: number;
	receivedAt: number;
	showAt: number;
	attention: number;
	re: string;
	/** The entries that corrected it, or asked for more attention. */
	amends: readonly string[];
	/** The wordings before, oldest first. */
	earlier: readonly string[];
	isWithdrawn: boolean;
	/** When it was corrected or withdrawn, else 0. */
	amendedAt: number;
	/** `destroyed`, `withheld` or a code (`aead`, `nokey`, …) if it cannot be read, else empty. */
	fault: string;
}>;

/** What a post of type `event` says when its author will answer in the session. */
export const IN_SESSION = 'in_session';

/** Posts about the space or its people, which are shown in places of their own. */
const ASIDE = new Set([
	...['purpose', 'seat', 'verified', 'policy', 'consent', 'messaging', 'ending'],
	...['agenda', 'talked'],
	...['safety_plan', 'safety_words', 'match_mark', 'safety_event', 'redirect_end', 'model_choice'],
	...['survey_answer', 'skill', 'starred', 'measure_draft'],
	...['record_request', 'record_answer', 'record_statement'],
	'journal_tag',
]);

/** Whether a post is about the space or its people, and no message. */
export function isAside(post: Post | null): boolean {
	if (post?.type === 'homework_answer') return post.state === 'seen'; // it says nothing
	return ASIDE.has(post?.type ?? '');
}

/**
 * What was said, with corrections and withdrawals, as `viewer` may be shown it at `now` (ms, the
 * server's time). An author sees what still waits for its `show_at`; the others see it when that
 * has come, and never a wording that was corrected before.
 */
export function foldMessages(
	log: readonly Opened[],
	people: People,
	viewer: string,
	now: number,
): Message[] {
	const messages = new Map<string, Message>();
	const events = practiceEvents(log, people);
	for (const opened of log) {
		if (opened.entry.header.kind !== 'post' || isAside(opened.post)) continue;
		const message = messageOf(opened, events);
		if (!isCorrection(opened, messages)) messages.set(message.id, answering(message, messages));
		else if (message.showAt <= now || message.author === viewer) {
			amend(messages, message, people, viewer);
		}
	}
	const shown = [...messages.values()].filter(
		(each) => each.author === viewer || each.showAt <= now,
	);
	return shown.map((each) =>
		each.card && !isCardOf(each, each.card) ? { ...each, card: null } : each,
	);
}

/** Whether a card still says what its message does: other words stand for themselves. */
function isCardOf({ text, earlier, isWithdrawn }: Message, card: CardPost): boolean {
	if (card.type === 'check_in_answer') return !isWithdrawn && earlier.length === 0;
	return !isWithdrawn && wordsOfCard(card) === text;
}

/** An answer says what it gives as words, or has the form by which it can be said. */
function answering(message: Message, messages: ReadonlyMap<string, Message>): Message {
	if (message.card?.type === 'measure_answer') {
		return { ...message, card: { ...message.card, form: formOf(message.card, messages) } };
	}
	if (message.card?.type !== 'check_in_answer') return message;
	const { of, value, text } = message.card;
	const asked = messages.get(of)?.card;
	return asked?.type === 'check_in' ? { ...message, text: saidOf(asked, value, text) } : message;
}

/** The practice's own measure as it was last asked; empty for one that ships. */
function formOf(
	{ measure, version }: Readonly<{ measure: string; version: string }>,
	messages: ReadonlyMap<string, Message>,
): string {
	const asks = [...messages.values()].flatMap(({ card }) => {
		const isAsk = card?.type === 'measure_ask' && card.measure === measure;
		return isAsk && card.version === version ? [card.form] : [];
	});
	return asks.at(-1) ?? '';
}

function messageOf({ entry, receivedAt, post, fault }: Opened, events: PracticeEvent[]): Message {
	const { id, seq, author, at, show_at: showAt, attention, re } = entry.header;
	return {
		...{ id, seq, author, at, receivedAt, showAt, attention, re },
		...wordsOf(post),
		noticed: post && 'noticed' in post ? post.noticed : [],
		answer: post && 'noticed' in post && 'answer' in post ? post.answer : '',
		by: post?.type === 'text' ? post.by : '',
		draft: post?.type === 'text' ? post.draft : '',
		amends: [],
		until: post?.type === 'promise' || post?.type === 'redirect' ? post.until : 0,
		earlier: [],
		isWithdrawn: false,
		amendedAt: 0,
		fault: fault === 'absent' ? absence(seq, events) : fault,
	};
}

type Said = Pick<Message, 'kind' | 'text' | 'file' | 'card'>;

function wordsOf(post: Opened['post']): Said {
	const said = (kind: Message['kind'], text: string): Said => ({
		kind,
		text,
		file: null,
		card: null,
	});
	if (post?.type === 'text' || post?.type === 'amend') return said('text', post.text);
	if (post && isCard(post)) {
		const card = post.type === 'moment' ? cardOf(post) : post;
		return { ...said(post.type, wordsOfCard(card)), card };
	}
	if (post?.type === 'promise') return said('promise', post.text);
	if (post?.type === 'file') {
		const { name, mime, size } = post;
		return { ...said('file', name), file: { mime, size } };
	}
	if (post?.type === 'redirect') return said('redirect', post.text);
	if (post?.type === 'redirect_pick') return said('pick', post.pick);
	if (post?.type === 'safety_answer') return said('answer', post.answer);
	if (post?.type === 'event') return said('event', post.what);
	return said(post ? 'unknown' : 'text', '');
}

/** Whether this takes a message's place: a moment may take that of another, or of a text. */
function isCorrection(
	{ entry: { header }, post }: Opened,
	messages: ReadonlyMap<string, Message>,
): boolean {
	if (post?.type !== 'moment') return post?.type === 'amend';
	const said = messages.get(header.re);
	return ['moment', 'text'].includes(said?.kind ?? '') && said?.author === header.author;
}

/** Puts the wording of `later` in place of the one that it corrects, if it may. */
function amend(
	messages: Map<string, Message>,
	later: Message,
	people: People,
	viewer: string,
): void {
	const said = messages.get(later.re);
	if (!said || said.kind === 'measure_answer') return; // what was answered stands
	// The server's time decides what was shown already: the author's is only a claim.
	const isUnshown = later.receivedAt < said.showAt;
	const isOwn = said.author === later.author;
	if (!isOwn && !(isUnshown && mayWithdraw(later, said, people))) return;
	const wasSeen = !isUnshown || viewer === said.author || viewer === later.author;
	if (!wasSeen && !later.text) {
		messages.delete(said.id);
		return;
	}
	const isNew = wasSeen && later.text !== said.text; // the same again asks for attention alone
	const isWhole = later.kind === 'moment';
	messages.set(said.id, {
		...said,
		kind: isWhole ? later.kind : said.kind,
		text: later.text,
		card: isWhole ? later.card : said.card,
		earlier: isNew ? [...said.earlier, said.text] : said.earlier,
		attention: Math.max(said.attention, later.attention),
		noticed: [...new Set([...said.noticed, ...later.noticed])],
		amends: [...said.amends, later.id],
		isWithdrawn: !isWhole && !later.text,
		amendedAt: isNew ? later.receivedAt : said.amendedAt,
	});
}

/** Whether this takes back what somebody had planned to say who is gone now. */
function mayWithdraw(later: Message, said: Message, people: People): boolean {
	const leftSeq = people.get(said.author)?.leftSeq ?? -1;
	const isGone = leftSeq >= 0 && leftSeq < later.seq;
	const role = people.get(later.author)?.role ?? '';
	return isGone && !later.text && (role === 'clinician' || role === 'practice');
}

type PracticeEvent = { seq: number; post: Extract<Post, { type: 'event' }> };

function practiceEvents(log: readonly Opened[], people: People): PracticeEvent[] {
	return log.flatMap(({ entry: { header }, post }) => {
		const isSaid = post?.type === 'event' && people.get(header.author)?.role === 'practice';
		return isSaid ? [{ seq: header.seq, post }] : [];
	});
}
