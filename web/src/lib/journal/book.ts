/** The journal as it is open in the worker: put in order once, and again only where it changed. */
import { foldJournal } from '../sync/folds/journal.ts';
import { keyOf } from '../sync/own-words.ts';
import type { Vault } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { inOrder, place, type Placed } from './days.ts';
import type { Line, TagCount, Wanted } from './view.ts';

const AT_ONCE = 500; // entries, until the worker answers others

type Row = Placed<Line>;

/** Everything that is kept, in order; `stand` says of which state of the journals. */
export type Book = Readonly<{
	stand: string;
	rows: readonly Row[];
	byId: ReadonlyMap<string, Row>;
	tags: readonly TagCount[];
}>;

const NOTHING: Book = { stand: '', rows: [], byId: new Map(), tags: [] };

/** What is open goes with the keys that opened it. */
export class Shelf {
	readonly #books = new WeakMap<Vault, Book>();
	#turn: Promise<unknown> = Promise.resolve();

	/** All journals as this device has them now, as one. */
	book(vault: Vault): Promise<Book> {
		const turn = this.#turn.then(() => this.#read(vault));
		this.#turn = turn.catch(() => undefined);
		return turn;
	}

	async #read(vault: Vault): Promise<Book> {
		const known = this.#books.get(vault) ?? NOTHING;
		const journals = await journalsHere(vault);
		const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
		const stands = await Promise.all(journals.map((space) => standOf(vault, space)));
		const stand = [here, ...stands].join('/');
		if (known.stand === stand) return known;
		const lines = (await Promise.all(journals.map((space) => linesOf(vault, space)))).flat();
		const rows = await inSteps(lines, (line) => placed(line, known, here));
		rows.sort(inOrder);
		const byId = new Map(rows.map((row) => [row.written.id, row]));
		const book = { stand, rows, byId, tags: tagsIn(rows) };
		this.#books.set(vault, book);
		return book;
	}
}

/** The entries that are wanted, in order. */
export function wantedOf({ rows, byId }: Book, { tag, ids }: Wanted): readonly Row[] {
	const found = ids ? ids.flatMap((id) => byId.get(id) ?? []).sort(inOrder) : rows;
	const key = keyOf(tag);
	return key
		? found.filter(({ written }) => written.tags.some((each) => keyOf(each) === key))
		: found;
}

/** The journals that this device knows; two devices that began at once have made two. */
export async function journalsHere({ spaces }: Vault): Promise<string[]> {
	return (await spaces.listKept())
		.filter(({ type, purpose }) => type === 'own' && purpose === 'journal')
		.map(({ id }) => id);
}

/** Which state of a journal this is, with what waits to be sent. */
async function standOf({ spaces, outbox }: Vault, id: string): Promise<string> {
	const { state, goneUpto } = await spaces.space(id);
	const waiting = (await outbox.waiting(id)).map(({ entry }) => entry.header.id);
	return [id, state?.head, goneUpto, ...waiting].join(' ');
}

async function linesOf(vault: Vault, space: string): Promise<Line[]> {
	const log = await wholeLog(vault, space);
	const entries = foldJournal(log, vault.me.id, vault.http.now());
	return entries.map((entry) => ({ ...entry, space, day: '' }));
}

/** An entry on its day, as it was found out before if nothing of that changed. */
function placed(line: Line, known: Book, here: string): Row {
	const before = known.stand.startsWith(`${here}/`) ? known.byId.get(line.id) : undefined;
	const isSame = before?.written.at === line.at && before.written.zone === line.zone;
	const { day, hour } = isSame ? before : place(line, here);
	return { written: { ...line, day }, day, hour };
}

async function inSteps<T, U>(things: readonly T[], make: (thing: T) => U): Promise<U[]> {
	const made: U[] = [];
	for (let start = 0; start < things.length; start += AT_ONCE) {
		made.push(...things.slice(start, start + AT_ONCE).map(make));
		await new Promise((resolve) => setTimeout(resolve));
	}
	return made;
}

/** Tags by how many entries have them, as they were written first. */
function tagsIn(rows: readonly Row[]): TagCount[] {
	const counts = new Map<string, TagCount>();
	for (const tag of rows.toReversed().flatMap(({ written }) => written.tags)) {
		const known = counts.get(keyOf(tag)) ?? { tag: tag.trim(), count: 0 };
		counts.set(keyOf(tag), { ...known, count: known.count + 1 });
	}
	return [...counts.values()].sort((one, other) => other.count - one.count);
}
