import type { Http } from '../api/http.ts';
import { ProblemError, Unreachable } from '../api/problems.ts';
import { PART_BYTES, type BlobProgress } from '../api/shapes/blobs.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import { b64 } from '../protocol/encoding.ts';
import { address, blobSize, inChunks, makeFileKey, sealFile } from '../protocol/files.ts';
import { parsePost, type Post } from '../protocol/posts.ts';
import { makeEntryId } from '../protocol/writing.ts';
import type { Local } from './local.ts';
import type { Manner } from './outbox.ts';
import type { News } from './remote.ts';
import type { UploadRow } from './store.ts';

/** A file as it is picked; its name and kind go into the sealed post alone. */
export type Picked = Readonly<{ name: string; mime: string; content: Blob }>;

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

type FilePost = Extract<Post, { type: 'file' }>;

const SLICE_BYTES = 2 ** 20;
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
	async hold(space: string, { name, mime, content }: Picked, attention = ATTENTION): Promise<void> {
		const key = makeFileKey();
		const parts: Uint8Array[] = [];
		const sealed = sealFile(key, slicesOf(content), content.size);
		for await (const part of inChunks(sealed, PART_BYTES)) parts.push(part.slice());
		const hash = await address(parts);
		const post = { type: 'file', key: b64(key), hash, size: content.size, name, mime };
		const [account, id] = [this.#local.account.id, makeEntryId()];
		const mark = { at: this.#http.now(), isHeld: true, re: '', attention, refused: '' };
		const row = { account, space, id, ...mark };
		const written = this.#local.store.transaction(['uploads', 'parts'], 'readwrite');
		await Promise.all([
			written.objectStore('uploads').put({ ...row, sealed: this.#seal(id, post) }),
			...parts.map((part, n) => written.objectStore('parts').put(part, [account, id, n])),
			written.done,
		]);
	}

	/** What waits in `space`, oldest first. */
	async waiting(space: string): Promise<Upload[]> {
		return (await this.#rows(space)).map((row) => {
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
					await queue({ ...post }, { attention, re, id, showAt });
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

/** The content in pieces, read one after the other: no file has to fit into memory. */
async function* slicesOf(content: Blob): AsyncGenerator<Uint8Array> {
	for (let start = 0; start < content.size; start += SLICE_BYTES) {
		const slice = content.slice(start, start + SLICE_BYTES);
		yield new Uint8Array(await slice.arrayBuffer());
	}
}
