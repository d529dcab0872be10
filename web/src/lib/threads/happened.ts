/** What happened in a conversation, beside what was written. */
import { DESTROYED, foldDestroyed } from '../sync/folds/destroyed.ts';
import { EMERGENCY, foldOpenings } from '../sync/folds/emergencies.ts';
import { foldChanges } from '../sync/folds/changes.ts';
import { foldEndings } from '../sync/folds/endings.ts';
import { EXPORTS, foldExports } from '../sync/folds/exports.ts';
import type { Message } from '../sync/folds/messages.ts';
import type { Opened } from '../sync/folds/opened.ts';
import type { People } from '../sync/folds/people.ts';
import { isAnnounced, type Announced, type EndingItem, type EventItem } from './view.ts';

/** What an `event` says that has a line of its own. */
export const TOLD: readonly string[] = [...EXPORTS, DESTROYED, EMERGENCY];

/** Who came and went, and who compared the numbers. */
export function eventsOf(log: readonly Opened[], me: string): EventItem[] {
	const start = log[0]?.entry.header.at ?? 0;
	const seats = foldChanges(log).flatMap(({ id, at, by, did, who, role, since }): EventItem[] => {
		if (!isAnnounced(did)) return [];
		const reach = since <= start ? 'all' : since < at ? 'since' : 'new';
		const said = { did, who, by, role, reach, since, answer: '', name: '', reader: '' } as const;
		return [{ item: 'event', id, at, ...said }];
	});
	const compared = log.flatMap(({ entry: { header }, post }): EventItem[] => {
		return post?.type === 'verified' ? [saidBy(header, 'compared', me)] : [];
	});
	return [...seats, ...compared];
}

/** Who exported the record, or lets its notes go on elsewhere. */
export function exportsOf(log: readonly Opened[], people: People): EventItem[] {
	return foldExports(log, people).map(({ by, what, ...said }) => ({
		...saidBy(said, what === 'bridge' ? 'bridged' : 'exported', said.author),
		name: by,
	}));
}

/** A client sees an ending once it is shown, and never one that was taken back before. */
export function endingsOf(
	log: readonly Opened[],
	people: People,
	me: string,
	now: number,
): EndingItem[] {
	const isClient = people.get(me)?.role === 'client';
	return foldEndings(log, people)
		.filter(({ shownAt }) => !isClient || shownAt <= now)
		.map(({ id, author: by, shownAt, post: { ending, on, text, to } }) => {
			return { item: 'ending', id, at: shownAt, ending, on, text, to, by, shownAt };
		});
}

/** When the record was opened in an emergency. */
export function emergenciesOf(log: readonly Opened[], people: People): EventItem[] {
	return foldOpenings(log, people).map(({ by: name, who: reader, until: since, ...said }) => ({
		...saidBy(said, 'emergency', said.author),
		...{ name, reader, since },
	}));
}

/** What was destroyed at the end of its time. */
export function destroyedOf(log: readonly Opened[], people: People): EventItem[] {
	return foldDestroyed(log, people).map((each) => saidBy(each, 'destroyed', each.author));
}

/** An event that its author has posted. */
export function saidBy(
	{ id, at, author: who }: Pick<Message, 'id' | 'at' | 'author'>,
	did: Exclude<EventItem['did'], Announced>,
	by: string,
): EventItem {
	const said = { role: '', reach: 'new', since: 0, answer: '', name: '', reader: '' } as const;
	return { item: 'event', id, at, did, who, by, ...said };
}
