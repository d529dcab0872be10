import type { Http } from '../api/http.ts';
import { ProblemError, Unreachable } from '../api/problems.ts';
import { PART_BYTES, type BlobProgress } from '../api/shapes/blobs.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import { blobSize } from '../protocol/files.ts';
import { parsePost } from '../protocol/posts.ts';
import type { FileRef } from '../protocol/rollout-posts.ts';
import { makeEntryId } from '../protocol/writing.ts';
import type { Local } from './local.ts';
import type { Manner } from './outbox.ts';
import type { News } from './remote.ts';
import { refOf, sealPicked, type FilePost, type Picked } from './sealed-files.ts';
import type { UploadRow } from './store.ts';

export type { Picked };

/** A file that waits in this browser, `isHeld` until its author sends it. */
export type Upload = Readonly<{
	id: string;
	name: string;
	mime: string;
	size: number;
	isHeld: boolean;
	attention: number;
	/** Why the server would not take it, else empty. */
	refused: string;
}>;

const ATTENTION = 1;
const PATIENCE = 4; // times the parts of a file that are sent before the server is not believed
const BEGIN_AGAIN = new Set(['blob-damaged', 'not-found']);
const TRY_AGAIN_LATER = new Set(['not-signed-in', 'too-many-attempts', 'internal']);

/**
 * Files on their way to the server. Each is sealed and kept here before the first byte leaves, so
 * that it outlives a reload; it becomes a post once the server has all of it.
 */
export class Uploads {
	readonly #http: Http;
	readonly #local: Local;
	#isStopped = false;

	constructor(http: Http, local: Local) {
		this.#http = http;
		this.#local = local;
	}

	/** Seals a file and keeps it, all or nothing, until it is released. @throws DOMException */
	async hold(space: string, picked: Picked, attention = ATTENTION): Promise<void> {
		await this.#keep(space, picked, { isHeld: true, attention });
	}

	/**
	 * Seals a file for a post of several parts, and lets it go out. Returns what the post says of
	 * it. @throws DOMException
	 */
	attach(space: string, picked: Picked): Promise<FileRef> {
		return this.#keep(space, picked, { isHeld: false, isPart: true });
	}

	/**
	 * Lets a file that is held for `from` go out with a post of `to`; asked again, it has. Returns
	 * what the post says of it, null if it was given up.
	 */
	async claim(from: string, id: string, to: string): Promise<FileRef | null> {
		const { account, store } = this.#local;
		const held = await store.get('uploads', [account.id, from, id]);
		const row = held ?? (await store.get('uploads', [account.id, to, id]));
		if (!row) return null;
		if (held) {
			const written = store.transaction('uploads', 'readwrite');
			await Promise.all([
				written.store.delete([account.id, from, id]),
				written.store.put({ ...held, space: to, isHeld: false, isPart: true }),
				written.done,
			]);
		}
		return refOf(this.#open(row));
	}

	/** The sealed pieces of a file that has not left yet; null if it has. */
	async piecesOf(space: string, hash: string): Promise<Uint8Array[] | null> {
		const row = (await this.#rows(space)).find((each) => this.#open(each).hash === hash);
		if (!row) return null;
		const parts = IDBKeyRange.bound([row.account, row.id], [row.account, row.id, []]);
		return this.#local.store.getAll('parts', parts);
	}

	async #keep(space: string, picked: Picked, marks: Partial<UploadRow>): Promise<FileRef> {
		const { post, parts } = await sealPicked(picked);
		const [account, id] = [this.#local.account.id, makeEntryId()];
		const mark = { at: this.#http.now(), isHeld: true, re: '', refused: '' };
		const row = { account, space, id, ...mark, ...marks };
		const written = this.#local.store.transaction(['uploads', 'parts'], 'readwrite');
		await Promise.all([
			written.objectStore('uploads').put({ ...row, sealed: this.#seal(id, post) }),
			...parts.map((part, n) => written.objectStore('parts').put(part, [account, id, n])),
			written.done,
		]);
		return refOf(post);
	}

	/** What waits in `space` to become a post of its own, oldest first. */
	async waiting(space: string): Promise<Upload[]> {
		const rows = (await this.#rows(space)).filter(({ isPart }) => !isPart);
		return rows.map((row) => {
			const { name, mime, size } = this.#open(row);
			const { id, isHeld, attention = ATTENTION, refused } = row;
			return { id, name, mime, size, isHeld, attention, refused };
		});
	}

	/** Returns the ids of spaces in which something is to go out. */
	async spaces(): Promise<ReadonlySet<string>> {
		return new Set((await this.#mine()).filter(isGoing).map(({ space }) => space));
	}

	/**
	 * Lets everything in `space` go out; what was held until now answers `re` at `showAt`, and asks
	 * for `attention` at least.
	 */
	async release(space: string, re = '', showAt = 0, attention = ATTENTION): Promise<void> {
		for (const row of await this.#rows(space)) {
			if (!isGoing(row)) {
				const answered = row.isHeld ? re : row.re;
				const later = row.isHeld ? showAt : (row.showAt ?? 0);
				const asked = Math.max(row.attention ?? ATTENTION, row.isHeld ? attention : 0);
				const marks = { re: answered, showAt: later, attention: asked };
				const going = { ...row, ...marks, isHeld: false, refused: '' };
				await this.#local.store.put('uploads', going);
			}
		}
	}

	/** Gives a file up. */
	async drop(space: string, id: string): Promise<void> {
		const { account, store } = this.#local;
		const written = store.transaction(['uploads', 'parts'], 'readwrite');
		const parts = IDBKeyRange.bound([account.id, id], [account.id, id, []]);
		await Promise.all([
			written.objectStore('uploads').delete([account.id, space, id]),
			written.objectStore('parts').delete(parts),
			written.done,
		]);
	}

	/**
	 * Brings what is to go out, oldest first, and hands each post to `queue`, perhaps twice with the
	 * same id. One tab at a time. @throws Unreachable or ProblemError if it should be tried later
	 */
	deliver(
		space: string,
		tell: (news: News) => void,
		queue: (post: JsonObject, manner: Manner) => Promise<void>,
	): Promise<void> {
		const name = `meantime/uploads/${space}/${this.#local.account.id}`;
		return navigator.locks.request(name, async () => {
			for (;;) {
				const row = (await this.#rows(space)).find(isGoing);
				if (!row || this.#isStopped) return;
				const post = this.#open(row);
				if (await this.#isBrought(row, post, tell)) {
					const later = row.showAt ?? 0;
					const showAt = later > this.#http.now() ? later : 0; // it may have come meanwhile
					const { attention = ATTENTION, re, id } = row;
					if (!row.isPart) await queue({ ...post }, { attention, re, id, showAt });
					await this.drop(space, row.id);
				}
				tell({ kind: 'space', id: space, where: 'device' });
			}
		});
	}

	/** Brings nothing more; what waits stays in the browser. */
	stop(): void {
		this.#isStopped = true;
	}

	async #isBrought(row: UploadRow, post: FilePost, tell: (news: News) => void): Promise<boolean> {
		const { id } = row;
		const size = blobSize(post.size);
		const path = `/spaces/${row.space}/blobs/${post.hash}`;
		try {
			await this.#bring(path, size, id, (done) => {
				tell({ kind: 'file', id, done, size });
			});
			return true;
		} catch (error) {
			if (!(error instanceof ProblemError) || TRY_AGAIN_LATER.has(error.slug)) throw error;
			const known = await this.#local.store.get('uploads', [row.account, row.space, id]);
			if (known) await this.#local.store.put('uploads', { ...known, refused: error.slug });
			return false;
		}
	}

	async #bring(path: string, size: number, id: string, progress: (done: number) => void) {
		let stand = await this.#begin(path, size);
		for (let tries = Math.ceil(size / PART_BYTES) * PATIENCE; tries > 0; tries -= 1) {
			progress(stand.received);
			if (stand.is_stored) return;
			const n = Math.floor(stand.received / PART_BYTES);
			const part = await this.#local.store.get('parts', [this.#local.account.id, id, n]);
			// Given up meanwhile, or locked: whatever the server holds of it runs out.
			if (!part || this.#isStopped) throw new Unreachable('stopped');
			try {
				stand = await this.#http.put<BlobProgress>(`${path}/parts/${n}`, part.slice());
			} catch (error) {
				if (!(error instanceof ProblemError) || !BEGIN_AGAIN.has(error.slug)) throw error;
				stand = await this.#begin(path, size);
			}
		}
		throw new Unreachable('it takes all and has nothing');
	}

	#begin(path: string, size: number): Promise<BlobProgress> {
		return this.#http.put<BlobProgress>(path, { size });
	}

	async #mine(): Promise<UploadRow[]> {
		const { account, store } = this.#local;
		return store.getAll('uploads', IDBKeyRange.bound([account.id], [account.id, []]));
	}

	async #rows(space: string): Promise<UploadRow[]> {
		const rows = (await this.#mine()).filter((row) => row.space === space);
		return rows.sort((one, other) => one.at - other.at);
	}

	#seal(id: string, post: JsonObject): Uint8Array {
		return this.#local.seal(`upload/${id}`, new TextEncoder().encode(JSON.stringify(post)));
	}

	#open({ id, sealed }: UploadRow): FilePost {
		const opened = new TextDecoder().decode(this.#local.open(`upload/${id}`, sealed));
		return parsePost(JSON.parse(opened) as JsonObject) as FilePost;
	}
}

function isGoing({ isHeld, refused }: UploadRow): boolean {
	return !isHeld && !refused;
}
