import type { JsonObject } from '../protocol/canonical.ts';
import { b64, unb64 } from '../protocol/encoding.ts';
import type { Header } from '../protocol/entry.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { parsePost } from '../protocol/posts.ts';
import type { Opened } from './folds/opened.ts';
import type { Local } from './local.ts';

/** Entries that are sealed together: few seals to open a thread, little to write for a message. */
const PART = 128;
const LATER_MS = 500;
const MOST_BYTES = 48 * 1024 * 1024; // of all spaces; the longest unused goes first

type Row = [header: Header, hash: string, receivedAt: number, said: JsonObject | null, kept: Kept];
/** What is left to be read again: the body of a `seats` entry, or of a post that did not open. */
type Kept = { body: string; fault: string } | null;

/**
 * What was opened of one space, sealed in this browser, so that it need not be verified and opened
 * again to be shown. It holds nothing that the verified entries beside it do not.
 */
export class OpenedCache {
	readonly #local: Local;
	readonly #space: string;
	/** Bytes of each part that is kept. */
	readonly #sizes: number[] = [];
	#due: { log: readonly Opened[]; from: number } | null = null;
	#turn: Promise<void> = Promise.resolve();

	constructor(local: Local, space: string) {
		this.#local = local;
		this.#space = space;
	}

	/** Returns the opened entries from the root on, as far as they are kept whole. */
	async read(): Promise<Opened[]> {
		const range = IDBKeyRange.bound([...this.#key, 0], [...this.#key, Infinity]);
		const parts = await this.#local.store.getAll('opened', range);
		const log: Opened[] = [];
		for (const { part, sealed } of parts) {
			const opened = log.length === part * PART ? this.#openPart(part, sealed) : [];
			if (opened.length === 0) break;
			log.push(...opened);
			this.#sizes[part] = sealed.length;
		}
		if (log.length > 0) await this.#use();
		return log;
	}

	/** Keeps `log`, of which the entries before `from` are kept already, one after the other. */
	write(log: readonly Opened[], from: number): void {
		const isComing = this.#due !== null;
		this.#due = { log, from: Math.min(from, this.#due?.from ?? from) };
		if (isComing) return;
		// Without room for it, a thread is opened out of its verified entries.
		this.#turn = this.#turn.then(() => this.#writeLater()).catch(() => undefined);
	}

	/** Lets the page that shows the log come first. */
	async #writeLater(): Promise<void> {
		await new Promise((resolve) => setTimeout(resolve, LATER_MS));
		const due = this.#due;
		this.#due = null;
		if (due) await this.#write(due.log, due.from);
	}

	async #write(log: readonly Opened[], from: number): Promise<void> {
		const first = Math.floor(from / PART);
		for (let part = first; part * PART < log.length; part += 1) {
			const sealed = this.#sealPart(part, log.slice(part * PART, (part + 1) * PART));
			await this.#local.store.put('opened', { ...this.#names, part, sealed });
			this.#sizes[part] = sealed.length;
		}
		await this.#use();
		await this.#makeRoom();
	}

	#sealPart(part: number, log: readonly Opened[]): Uint8Array {
		const content = JSON.stringify(log.map(rowOf));
		return this.#local.seal(this.#place(part), new TextEncoder().encode(content));
	}

	/** Returns nothing for what is damaged: the verified entries are still there. */
	#openPart(part: number, sealed: Uint8Array): Opened[] {
		try {
			const content = new TextDecoder().decode(this.#local.open(this.#place(part), sealed));
			return (JSON.parse(content) as Row[]).map(openedOf);
		} catch (error) {
			if (error instanceof ProtocolError) return [];
			throw error;
		}
	}

	/** Notes how much is kept of this space, and that it was in use now. */
	async #use(): Promise<void> {
		const bytes = this.#sizes.reduce((sum, size) => sum + size, 0);
		await this.#local.store.put('shelf', { ...this.#names, bytes, used_at: Date.now() });
	}

	/** Lets go of what was not in use for longest, of whatever account, until the rest fits. */
	async #makeRoom(): Promise<void> {
		const { store } = this.#local;
		const rows = (await store.getAll('shelf')).toSorted(
			(one, other) => other.used_at - one.used_at,
		);
		let bytes = 0;
		for (const { account, space, bytes: size } of rows) {
			bytes += size;
			if (bytes <= MOST_BYTES || space === this.#space) continue;
			await store.delete(
				'opened',
				IDBKeyRange.bound([account, space, 0], [account, space, Infinity]),
			);
			await store.delete('shelf', [account, space]);
		}
	}

	get #key(): [account: string, space: string] {
		return [this.#local.account.id, this.#space];
	}

	get #names(): { account: string; space: string } {
		return { account: this.#local.account.id, space: this.#space };
	}

	#place(part: number): string {
		return `opened/${this.#space}/${part}`;
	}
}

function rowOf({ entry, receivedAt, said, fault }: Opened): Row {
	const isOpen = said !== null;
	return [
		entry.header,
		entry.hash,
		receivedAt,
		said,
		isOpen ? null : { body: b64(entry.body), fault },
	];
}

function openedOf([header, hash, receivedAt, said, kept]: Row): Opened {
	const entry = { header, hash, body: kept ? unb64(kept.body) : NO_BODY };
	const post = said && parsePost(said);
	return { entry, receivedAt, said, post, fault: kept?.fault ?? '' };
}

const NO_BODY = new Uint8Array();
