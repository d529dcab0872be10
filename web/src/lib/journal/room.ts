import type { JsonObject } from '../protocol/canonical.ts';
import { ProtocolError } from '../protocol/errors.ts';
import type { SafetyWord } from '../protocol/safety-posts.ts';
import { makeEntryId } from '../protocol/writing.ts';
import { draftOf, keepDraft } from '../sync/drafts.ts';
import { keepTyped } from '../sync/early.ts';
import { keyOf, once } from '../sync/own-words.ts';
import { foldShared } from '../sync/folds/moments.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { foldPeople } from '../sync/folds/people.ts';
import { newestWords } from '../sync/folds/safety.ts';
import { filesKept, foldJournal } from '../sync/folds/journal.ts';
import { journals, type Kept } from '../sync/journal.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { Shelf, wantedOf, type Book } from './book.ts';
import { daysOf } from './days.ts';
import { seePatterns, type Patterns } from './patterns.ts';
import type { Line, MonthView, Overview, Renamed, Slice, Wanted, Went } from './view.ts';

/** What a person keeps for themselves, in the worker. Nobody else can open it. */
export function journalRoom(vaults: Vaults) {
	const shelf = new Shelf();
	/** What entries said before they were changed or removed on this device, since it was opened. */
	const undone = new Map<string, JsonObject>();
	const open = (): Promise<Book> => shelf.book(vaults.open);

	return {
		/** Brings in what other devices have kept, as far as there is a connection. */
		async fetch(): Promise<void> {
			const vault = vaults.open;
			const fetched = (await journals(vault)).map(async (space) => {
				await vault.spaces.sync(space).catch(() => undefined); // then as this device knows it
				vault.sender.kick(space);
			});
			await Promise.all(fetched);
		},

		/** How much there is. */
		async overview(): Promise<Overview> {
			const { rows, tags } = await open();
			return { count: rows.length, tags, first: rows.at(-1)?.day ?? '', last: rows[0]?.day ?? '' };
		},

		/** Up to `most` of the entries that are wanted, from the place `from` on. */
		async slice(wanted: Wanted, from: number, most: number): Promise<Slice> {
			const found = wantedOf(await open(), wanted);
			return {
				lines: found.slice(from, from + most).map(({ written }) => written),
				count: found.length,
			};
		},

		/** The days of a month (`2026-03`) on which something was written. */
		async month(month: string): Promise<MonthView> {
			const rows = (await open()).rows.filter(({ day }) => day.startsWith(month));
			return { month, days: daysOf(rows) };
		},

		/** What was written on a local day, the newest first. */
		async day(day: string): Promise<readonly Line[]> {
			const { rows } = await open();
			return rows.filter((row) => row.day === day).map(({ written }) => written);
		},

		/** What can be seen in the entries that are wanted from the local day `since` on. */
		async patterns(wanted: Wanted, since: string): Promise<Patterns> {
			return seePatterns(wantedOf(await open(), wanted).filter(({ day }) => day >= since));
		},

		/** Puts other words and tags in the place of those of an entry. */
		async change(kept: Kept, said: Pick<Line, 'text' | 'tags'>): Promise<void> {
			const vault = vaults.open;
			const before = await stands(vault, kept);
			undone.set(kept.id, before);
			const moment = { ...before, text: said.text, tags: once(said.tags) };
			await say(vault, kept.space, moment, { re: kept.id });
		},

		/** Takes an entry out of sight. */
		async remove(kept: Kept): Promise<void> {
			const vault = vaults.open;
			undone.set(kept.id, await stands(vault, kept));
			await say(vault, kept.space, { type: 'amend', text: '' }, { re: kept.id });
		},

		/** Puts an entry back as it was before it was changed or removed here. */
		async putBack({ space, id }: Kept): Promise<void> {
			const before = undone.get(id);
			if (before) await say(vaults.open, space, before, { re: id });
		},

		/** Calls a tag by another name wherever it stands, or takes it off for an empty one. */
		async rename(tag: string, name: string): Promise<Renamed> {
			const vault = vaults.open;
			const { rows } = await shelf.book(vault);
			const having = rows.filter(({ written }) => written.tags.some((each) => isSame(each, tag)));
			const done = [...new Set(having.map(({ written }) => written.space))].map((space) => {
				return { space, id: makeEntryId() };
			});
			const post = { type: 'journal_tag', tag, name: name.trim() };
			for (const { space, id } of done) await say(vault, space, post, { id });
			return done;
		},

		/** Calls tags again as they were called before a renaming. */
		async nameBack(renamed: Renamed): Promise<void> {
			const vault = vaults.open;
			for (const { space, id: re } of renamed) {
				await say(vault, space, { type: 'amend', text: '' }, { re });
			}
		},

		/** What was being written of an entry and is not kept yet; empty if nothing. */
		draft: (id: string): Promise<string> => draftOf(vaults.open.local, boxOf(id)),

		/** Seals what is being written, for the next time. */
		keepDraft: (id: string, text: string): Promise<void> => keepTyped(vaults, boxOf(id), text),

		/**
		 * What to notice beside the rules in this client's words, whichever care team said so. A rule
		 * that one has lowered may be what another must know of: here all of them count in full.
		 */
		async words(): Promise<readonly SafetyWord[]> {
			const threads = await threadsOf(vaults.open);
			return threads.flatMap(({ log }) => newestWords(log, foldPeople(log)));
		},

		/** Which entries went to a conversation, as far as this device knows. */
		async went(): Promise<Went> {
			const vault = vaults.open;
			const went: Record<string, Went[string]> = {};
			for (const { id: thread, log } of await threadsOf(vault)) {
				for (const [id, shared] of foldShared(log, vault.me.id, vault.http.now())) {
					if (shared.at > (went[id]?.at ?? 0)) went[id] = { ...shared, thread };
				}
			}
			return went;
		},

		/** Puts words into the box of a conversation, before what stands there. */
		async tell(text: string, thread: string): Promise<void> {
			const { local } = vaults.open;
			const typed = await draftOf(local, thread);
			await keepDraft(local, thread, [text, typed].filter(Boolean).join('\n\n'));
		},
	};
}

export type JournalRoom = ReturnType<typeof journalRoom>;

/** The post that says an entry as it stands; one that says no zone was written where its writer is. */
async function stands(vault: Vault, { space, id }: Kept): Promise<JsonObject> {
	const log = await wholeLog(vault, space);
	const entry = foldJournal(log, vault.me.id, vault.http.now()).find((each) => each.id === id);
	if (!entry) throw new ProtocolError('post'); // it was taken out of sight meanwhile
	const { at, text, intensity, urge, urge_strength, instead } = entry;
	return {
		type: 'moment',
		...{ at, text, intensity, urge, urge_strength, instead },
		zone: entry.zone || Intl.DateTimeFormat().resolvedOptions().timeZone,
		feelings: [...entry.feelings],
		tags: [...entry.tags],
		files: [...(filesKept(log).get(id) ?? [])],
	};
}

async function threadsOf(vault: Vault): Promise<{ id: string; log: Opened[] }[]> {
	const listed = await vault.spaces.listing().catch(() => vault.spaces.listKept());
	const threads = listed.filter(({ purpose }) => purpose === 'thread');
	return Promise.all(threads.map(async ({ id }) => ({ id, log: await wholeLog(vault, id) })));
}

const boxOf = (id: string): string => `journal/${id}`;

const isSame = (one: string, other: string): boolean => keyOf(one) === keyOf(other);

async function say(
	vault: Vault,
	space: string,
	post: Parameters<Vault['outbox']['add']>[1],
	manner: Parameters<Vault['outbox']['add']>[2],
): Promise<void> {
	await vault.outbox.add(await vault.spaces.space(space), post, manner);
	vault.sender.kick(space);
}
