/**
 * Replies that wait for release: what became of each, and whether what was released is the same.
 * Source: protocol.md section 7, People and Replying.
 */
import type { Message } from './messages.ts';
import type { Opened } from './opened.ts';
import type { People } from './people.ts';
import { isOfCareTeam } from './unanswered.ts';

export type DraftState = 'waiting' | 'released' | 'back' | 'replaced' | 'withdrawn';

/**
 * What happened meanwhile to the message that a draft answers: its author took it back (`gone`), it
 * was answered otherwise, or they have written more (`newer`).
 */
export type Since = 'gone' | 'answered' | 'newer';

/**
 * Whether a message that names another writer is what they wrote. It `fits` in every word; another
 * did so before it (`again`); its words are `altered`; the draft is another's (`not_theirs`); there
 * is `no_draft` of that hash; or it is `unreadable` here.
 */
export type Verdict = 'fits' | 'again' | 'altered' | 'not_theirs' | 'no_draft' | 'unreadable';

/**
 * A draft of an answer to the message `of`; `at` in ms, by the server's time. `by` is who released
 * it or sent it back, `why` the reason for the latter, `release` the message that it became.
 */
export type DraftReply = Readonly<{
	id: string;
	hash: string;
	author: string;
	text: string;
	of: string;
	before: string;
	at: number;
	state: DraftState;
	by: string;
	why: string;
	release: string;
	since: readonly Since[];
}>;

/**
 * The drafts of a chart, oldest first; `messages` and `people` are those of its thread. Only its
 * author takes a draft back or puts another in its place; only a clinician of the thread sends one
 * back or releases it. A release that was withdrawn is none.
 */
export function foldDrafts(
	chart: readonly Opened[],
	messages: readonly Message[],
	people: People,
): DraftReply[] {
	const verdicts = checkReleases(chart, messages, people);
	const releases = new Map(
		messages.filter(({ id }) => verdicts[id] === 'fits').map((each) => [each.draft, each]),
	);
	const drafts = new Map<string, DraftReply>();
	for (const opened of chart) takeIn(drafts, opened, people);
	return [...drafts.values()].map((draft): DraftReply => {
		const release = releases.get(draft.hash);
		if (!release) return { ...draft, since: sinceOf(draft, messages, people) };
		const { id, author } = release;
		return { ...draft, state: 'released', by: author, why: '', release: id };
	});
}

/** What holds of each message that names another writer, by its id. */
export function checkReleases(
	chart: readonly Opened[],
	messages: readonly Message[],
	people: People,
): Record<string, Verdict> {
	const known = new Map(
		chart
			.filter(({ entry }) => entry.header.kind === 'post')
			.map((opened) => [opened.entry.hash, opened]),
	);
	const verdicts: Record<string, Verdict> = {};
	const released = new Set<string>();
	for (const { id, author, by, draft, text, isWithdrawn } of messages) {
		if (!(by || draft) || isWithdrawn) continue;
		if (people.get(author)?.role !== 'clinician') continue; // nobody else's word for it counts
		const verdict = verdictOf(known.get(draft), by, text);
		verdicts[id] = verdict === 'fits' && released.has(draft) ? 'again' : verdict;
		if (verdict === 'fits') released.add(draft);
	}
	return verdicts;
}

function verdictOf(opened: Opened | undefined, by: string, words: string): Verdict {
	if (opened && !opened.post) return 'unreadable';
	if (opened?.post?.type !== 'reply_draft') return 'no_draft';
	if (opened.entry.header.author !== by) return 'not_theirs';
	return opened.post.text === words ? 'fits' : 'altered';
}

function takeIn(
	drafts: Map<string, DraftReply>,
	{ entry, post, receivedAt: at }: Opened,
	people: People,
): void {
	const { id, author, re } = entry.header;
	const mine = (draft: string) => openDraft(drafts, draft, author);
	if (post?.type === 'reply_draft') {
		const { text, of, before } = post;
		const replaced = mine(before);
		if (replaced) drafts.set(before, { ...replaced, state: 'replaced' });
		const rest = { by: '', why: '', release: '', since: [] };
		drafts.set(id, {
			id,
			hash: entry.hash,
			author,
			text,
			of,
			before,
			at,
			state: 'waiting',
			...rest,
		});
	} else if (post?.type === 'amend' && !post.text) {
		const taken = mine(re);
		if (taken) drafts.set(re, { ...taken, state: 'withdrawn' });
	} else if (post?.type === 'draft_back' && people.get(author)?.role === 'clinician') {
		const sent = drafts.get(post.of);
		if (sent?.state !== 'waiting' || sent.author === author) return;
		drafts.set(post.of, { ...sent, state: 'back', by: author, why: post.why });
	}
}

/** A draft of that author's of which something is still to become. */
function openDraft(
	drafts: ReadonlyMap<string, DraftReply>,
	id: string,
	author: string,
): DraftReply | null {
	const found = drafts.get(id);
	const isOpen = found?.author === author && ['waiting', 'back'].includes(found.state);
	return found && isOpen ? found : null;
}

function sinceOf({ of }: DraftReply, messages: readonly Message[], people: People): Since[] {
	const seqs = new Map(messages.map(({ id, seq }) => [id, seq]));
	const asked = messages.find(({ id }) => id === of);
	if (!asked) return [];
	const standing = messages.filter(({ isWithdrawn }) => !isWithdrawn);
	const isAnswered = standing.some(
		(each) => isOfCareTeam(each, people) && (seqs.get(each.re) ?? -1) >= asked.seq,
	);
	const isNewer = standing.some(
		({ author, attention, seq }) => author === asked.author && attention > 0 && seq > asked.seq,
	);
	const found: readonly (readonly [Since, boolean])[] = [
		['gone', asked.isWithdrawn],
		['answered', isAnswered],
		['newer', isNewer],
	];
	return found.filter(([, isSo]) => isSo).map(([name]) => name);
}
