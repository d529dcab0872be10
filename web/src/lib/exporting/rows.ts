/** Every entry of a space as the record has it: who, when, and what it says or why it does not. */
import { ProtocolError } from '../protocol/errors.ts';
import { absence, type Post } from '../protocol/posts.ts';
import { foldMessages, isAside } from '../sync/folds/messages.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { foldPeople } from '../sync/folds/people.ts';
import { iso } from './instants.ts';
import type { Part } from './subject.ts';
import type { Row } from './form.ts';

type PracticeEvent = { seq: number; post: Extract<Post, { type: 'event' }> };

/** A row for each entry, in order; those of `hidden` without what they say. */
export function rowsOf(part: Part, hidden: ReadonlySet<string>): Row[] {
	const people = foldPeople(part.log);
	const events = part.log.flatMap(({ entry: { header }, post }): PracticeEvent[] => {
		const isSaid = post?.type === 'event' && people.get(header.author)?.role === 'practice';
		return isSaid ? [{ seq: header.seq, post }] : [];
	});
	return part.log.map((opened): Row => {
		const { kind, id } = opened.entry.header;
		if (kind === 'seats') return { ...signed(opened), type: 'seats' };
		if (hidden.has(id)) return { ...signed(opened), type: '', unseen: true };
		return { ...signed(opened), ...saidIn(part, opened, events) };
	});
}

/**
 * What the app has not shown to `viewer` at `now` (ms); nothing for an empty one. That waits for its
 * instant, or was reworded or taken back before it came.
 */
export function hiddenFrom(log: readonly Opened[], viewer: string, now: number): Set<string> {
	const hidden = new Set<string>();
	if (!viewer) return hidden;
	const shown = new Set(foldMessages(log, foldPeople(log), viewer, now).map(({ id }) => id));
	const posts = new Map(log.map((opened) => [opened.entry.header.id, opened]));
	for (const { entry, post, receivedAt } of log) {
		const { kind, id, author, show_at: showAt, re } = entry.header;
		if (kind === 'seats' || author === viewer) continue;
		const isAmend = post?.type === 'amend';
		const isShown = isAmend || isAside(post) || shown.has(id);
		if (showAt > now || !isShown) hidden.add(id);
		else if (isAmend) {
			const said = posts.get(re)?.entry.header;
			if (said && receivedAt < said.show_at && said.author === author) hidden.add(said.id);
		}
	}
	return hidden;
}

function signed({ entry: { header, hash }, receivedAt }: Opened) {
	const { id, seq, author, at, show_at, attention, re } = header;
	return { id, seq, author, at, received_at: iso(receivedAt), show_at, attention, re, hash };
}

/** A post as it was sealed, also where this version cannot show it; or what is wrong. */
function saidIn(part: Part, opened: Opened, events: readonly PracticeEvent[]) {
	const { entry, fault } = opened;
	if (fault === 'absent') return { type: '', fault: absence(entry.header.seq, events) };
	try {
		const said = opened.said ?? part.space.open(entry);
		const type = typeof said['type'] === 'string' ? said['type'] : '';
		return { type, said, ...(fault && { fault }) };
	} catch (error) {
		if (!(error instanceof ProtocolError)) throw error;
		return { type: '', fault: error.code };
	}
}
