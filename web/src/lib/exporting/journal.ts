/** A journal as a copy for its writer: to be read, and as data. Nobody is told of it. */
import { filesKept, foldJournal, type JournalEntry } from '../sync/folds/journal.ts';
import { journals } from '../sync/journal.ts';
import type { Vault } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import type { Locale } from '../text/catalogue.ts';
import { dayAt } from '../text/local-days.ts';
import { zoneOf } from '../text/zones.ts';
import { safeName } from '../files/names.ts';
import type { FileRef } from '../protocol/rollout-posts.ts';
import { Archive, jsonOf } from './archive.ts';
import { bring } from './attached.ts';
import { iso } from './instants.ts';
import { journalPaper } from './journal-paper.ts';
import { pageOf } from './page.ts';
import { codeOf } from './subject.ts';

/** `withFiles`: photos and voice memos as well, as far as there is a connection. */
export type CopyWanted = Readonly<{ locale: Locale; withFiles: boolean }>;

/** A whole copy under its name; `lacking` is how many files could not be had for it. */
export type Copy = Readonly<{ content: Blob; name: string; lacking: number }>;

/** An entry on its local day, with what came of each of its files: where it lies, empty if nowhere. */
export type Copied = Readonly<{
	entry: JournalEntry;
	day: string;
	files: readonly Readonly<{ name: string; place: string }>[];
}>;

/** The same before its files were brought, with what opens them. */
type Kept = Omit<Copied, 'files'> & Readonly<{ space: string; refs: readonly FileRef[] }>;

const UNSAID = -1;
const ENDING = /\.[a-z0-9]{1,5}$/i;

/** Makes the copy. `step` is called on the way. @throws when it does, and Failure */
export async function copyJournal(
	vault: Vault,
	{ locale, withFiles }: CopyWanted,
	step: () => void,
): Promise<Copy> {
	const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
	const [archive, now] = [new Archive(), vault.http.now()];
	const copied: Copied[] = [];
	for (const each of await entriesOf(vault, here)) {
		step();
		const files = withFiles ? await filesOf(vault, each, copied.length + 1, archive, step) : [];
		copied.push({ entry: each.entry, day: each.day, files });
	}
	await archive.add('journal.json', jsonOf(dataOf(copied, now)));
	await archive.add('journal.html', pageOf(journalPaper(copied, { locale, here, now }), locale));
	const name = `journal-${dayAt(here, now)}`;
	const lacking = copied.flatMap(({ files }) => files).filter(({ place }) => !place).length;
	return { content: await archive.close(name, new Date(now), step), name: `${name}.zip`, lacking };
}

/** All that is kept, the oldest day first and in it the oldest entry. */
async function entriesOf(vault: Vault, here: string): Promise<Kept[]> {
	const kept: Kept[] = [];
	for (const space of await journals(vault)) {
		await vault.spaces.sync(space).catch(() => undefined); // then as this device knows it
		const log = await wholeLog(vault, space);
		const files = filesKept(log);
		for (const entry of foldJournal(log, vault.me.id, vault.http.now())) {
			const day = dayAt(zoneOf(entry.zone, here), entry.at);
			kept.push({ entry, space, day, refs: files.get(entry.id) ?? [] });
		}
	}
	const keyOf = ({ day, entry }: Kept) => {
		return `${day} ${String(entry.at).padStart(16, '0')} ${entry.id}`;
	};
	return kept.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

/** Puts the files of an entry into `files/` under numbers: their own names may say too much. */
async function filesOf(
	vault: Vault,
	{ space, refs }: Kept,
	number: number,
	archive: Archive,
	step: () => void,
): Promise<Copied['files']> {
	const files: { name: string; place: string }[] = [];
	for (const [n, file] of refs.entries()) {
		const ending = ENDING.exec(safeName(file.name))?.[0] ?? '';
		const place = `files/${number}-${n + 1}${ending.toLowerCase()}`;
		try {
			const { content } = await bring({ hands: vault, id: space }, file, step);
			await archive.add(place, content);
			files.push({ name: file.name, place });
		} catch (error) {
			codeOf(error, true); // whatever is no answer goes on
			files.push({ name: file.name, place: '' });
		}
	}
	return files;
}

/** The same as data, for other programs. Times are in UTC, days those of the place. */
function dataOf(copied: readonly Copied[], now: number): object {
	return {
		format: 'meantime-journal',
		version: 1,
		made_at: iso(now),
		entries: copied.map(({ entry, day, files }) => ({
			at: iso(entry.at),
			zone: entry.zone,
			day,
			text: entry.text,
			feelings: [...entry.feelings],
			intensity: entry.intensity === UNSAID ? null : entry.intensity,
			urge: entry.urge,
			urge_strength: entry.urge_strength === UNSAID ? null : entry.urge_strength,
			instead: entry.instead,
			tags: [...entry.tags],
			files: files.map(({ name, place }) => ({ name, place })),
		})),
	};
}
