/** What a device knows of the drafts of a conversation, in the worker. */
import type { JsonObject } from '../protocol/canonical.ts';
import { readChange } from '../protocol/shapes.ts';
import { foldMessages, type Message } from '../sync/folds/messages.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { foldPeople, isSeated, type People } from '../sync/folds/people.ts';
import {
	checkReleases,
	foldDrafts,
	type DraftReply,
	type Verdict,
} from '../sync/folds/reply-drafts.ts';
import { chartAbout, type NameBook } from '../sync/names.ts';
import type { Vault } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import type { DraftItem, DraftsView } from './view.ts';

/** A conversation beside its chart, as this device knows them. */
export type Both = Readonly<{
	/** The conversation itself. */
	thread: readonly Opened[];
	/** The chart's id, empty if this account has no seat in one. */
	chart: string;
	log: readonly Opened[];
	/** Those that have yet to leave are answers all the same. */
	messages: readonly Message[];
	people: People;
}>;

export async function bothOf(vault: Vault, space: string): Promise<Both> {
	const thread = await wholeLog(vault, space);
	const people = foldPeople(thread);
	const chart = await chartAbout(vault, space);
	const log = chart ? await wholeLog(vault, chart) : [];
	const messages = foldMessages(thread, people, vault.me.id, Infinity);
	return { thread, chart, log, messages, people };
}

export function draftsIn({ log, messages, people }: Both): DraftReply[] {
	return foldDrafts(log, messages, people);
}

export function verdictsIn({ log, messages, people }: Both): Record<string, Verdict> {
	return checkReleases(log, messages, people);
}

/**
 * What says to a client who came later who `writer` is: they have no key to what said so before.
 * Null where nobody has to, or `me` did not seat the writer: only who did may name them.
 */
export function namingIn({ thread, people }: Both, writer: string, me: string): JsonObject | null {
	const named = people.get(writer);
	if (!named?.name || named.by !== me) return null;
	const saidAt = thread.findLastIndex(({ post }) => post?.type === 'seat' && post.id === writer);
	const cameAt = thread.findLastIndex(({ entry: { header, body } }) => {
		return header.kind === 'seats' && readChange(body).add.some(({ role }) => role === 'client');
	});
	const { name, credential } = named;
	return saidAt < cameAt ? { type: 'seat', id: writer, name, credential } : null;
}

/** The client's newest message, empty if there is none. */
export function askedIn({ messages, people }: Both): string {
	return messages.findLast(({ author }) => people.get(author)?.role === 'client')?.id ?? '';
}

export async function draftsViewOf(
	vault: Vault,
	names: NameBook,
	space: string,
): Promise<DraftsView> {
	const both = await bothOf(vault, space);
	const { chart, people } = both;
	const known = await names.of(vault);
	const nameOf = (id: string) => people.get(id)?.name || (known.people.get(id)?.name ?? '');
	const rows = chart ? await vault.outbox.waiting(chart) : [];
	const refused = new Map(rows.map((row) => [row.entry.header.id, row.refused]));
	const stored = chart ? (await vault.spaces.space(chart)).state?.ids : undefined;
	const fateOf = (id: string): DraftItem['fate'] => {
		if (stored?.has(id) || !refused.has(id)) return 'sent';
		return refused.get(id) ? 'refused' : 'kept';
	};
	const drafts = draftsIn(both).map((each) => ({
		...each,
		isMine: each.author === vault.me.id,
		writer: nameOf(each.author),
		checker: nameOf(each.by),
		fate: fateOf(each.id),
	}));
	const mine = people.get(vault.me.id);
	const role = chart && mine && isSeated(mine) ? mine.role : '';
	return {
		role: role === 'observer' || role === 'clinician' ? role : '',
		drafts,
		asked: askedIn(both),
		name: known.clients.get(space)?.name ?? '',
	};
}
