/** Moments: what somebody caught as it happened, and which of them went to a conversation. */
import type { MomentCard } from './card-posts.ts';
import { foldMessages, type Message } from './messages.ts';
import type { Opened } from './opened.ts';
import { foldPeople } from './people.ts';

/**
 * A moment as it stands now; `id` is the entry that began it. Its time is `moment.at` (ms) in
 * `moment.zone`, which is empty of a text that was kept before there were moments: nobody knows
 * where its writer was.
 */
export type MomentLine = Readonly<{ id: string; author: string; moment: MomentCard }>;

/** Where a moment of the journal went: to the session, or as a message; `at` is in ms. */
export type Shared = Readonly<{ id: string; way: 'brought' | 'sent'; at: number }>;

export const NO_MOMENT: MomentCard = {
	type: 'moment',
	at: 0,
	zone: '',
	text: '',
	feelings: [],
	intensity: -1,
	urge: '',
	urge_strength: -1,
	instead: '',
	tags: [],
	files: [],
	noticed: [],
	answer: '',
	of: '',
};

/** What a journal keeps, in the order in which it came; a text is read as a moment. */
export function foldKept(journal: readonly Opened[], viewer: string, now: number): MomentLine[] {
	return foldMessages(journal, foldPeople(journal), viewer, now).flatMap((message) => {
		const moment = keptIn(message);
		return moment ? [{ id: message.id, author: message.author, moment }] : [];
	});
}

/**
 * Where moments of the viewer's journal went in a thread, by their ids in the journal. What was
 * withdrawn went nowhere; of one that went twice the newest counts.
 */
export function foldShared(
	thread: readonly Opened[],
	viewer: string,
	now: number,
): ReadonlyMap<string, Shared> {
	const listed = new Set(thread.map(({ post }) => (post?.type === 'agenda' ? post.about : '')));
	const shared = new Map<string, Shared>();
	for (const { id, author, at, card } of foldMessages(thread, foldPeople(thread), viewer, now)) {
		if (author !== viewer || card?.type !== 'moment' || !card.of) continue;
		shared.set(card.of, { id, way: listed.has(id) ? 'brought' : 'sent', at });
	}
	return shared;
}

function keptIn({ kind, text, at, card }: Message): MomentCard | null {
	if (kind === 'text' && text) return { ...NO_MOMENT, at, text };
	return card?.type === 'moment' ? card : null;
}
