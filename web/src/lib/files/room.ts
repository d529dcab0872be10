import { unb64 } from '../protocol/encoding.ts';
import { demand, ProtocolError } from '../protocol/errors.ts';
import { address, blobSize, CONTENT_MAX, openFile } from '../protocol/files.ts';
import type { Post } from '../protocol/posts.ts';
import type { Picked, Upload } from '../sync/uploads.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { provenKind, type Kind } from './kinds.ts';

/** A file as a page may have it: opened, checked whole, of a type that the page may show or save. */
export type Opened = Readonly<{ kind: Kind; content: Blob }>;

type FilePost = Extract<Post, { type: 'file' }>;

const HASH_BYTES = 32;
const KEY_BYTES = 32;

/** Files that are sent and were sent, in the worker: sealed and opened here alone. */
export function filesRoom(vaults: Vaults) {
	return {
		/** Seals a file and keeps it in this browser until it is sent. @throws Failure */
		async hold(space: string, picked: Picked, attention = 1): Promise<void> {
			const { uploads, tell } = vaults.open;
			await uploads.hold(space, picked, attention);
			tell({ kind: 'space', id: space, where: 'device' });
		},

		/** What waits in this browser to go to `space`, oldest first. */
		waiting(space: string): Promise<Upload[]> {
			return vaults.open.uploads.waiting(space);
		},

		/**
		 * Sends what is held for `space`, as soon as it can be sent, and what was refused again; it
		 * is shown from `showAt` (ms) on. What was held asks for `attention` at least.
		 */
		async send(space: string, re = '', showAt = 0, attention = 1): Promise<void> {
			const { uploads, courier, tell } = vaults.open;
			await uploads.release(space, re, showAt, attention);
			tell({ kind: 'space', id: space, where: 'device' });
			courier.kick(space);
		},

		/** Gives up a file that is not sent yet. */
		async drop(space: string, id: string): Promise<void> {
			const { uploads, tell } = vaults.open;
			await uploads.drop(space, id);
			tell({ kind: 'space', id: space, where: 'device' });
		},

		/**
		 * Fetches and opens the file of a post. @throws Failure: the codes of files, `post` if the
		 * post names none that can be, problem `not-found`
		 */
		async open(space: string, id: string): Promise<Opened> {
			const vault = vaults.open;
			const post = await postOf(vault, space, id);
			const path = `/spaces/${space}/blobs/${post.hash}`;
			return openBlob(post, await fetched(vault, path, id, post));
		},
	};
}

export type FilesRoom = ReturnType<typeof filesRoom>;

/** The post of a file, stored or still in the outbox: its blob is on the server by then. */
async function postOf(vault: Vault, spaceId: string, id: string): Promise<FilePost> {
	const space = await vault.spaces.space(spaceId);
	const now = vault.http.now();
	const waiting = (await vault.outbox.waiting(spaceId)).map(({ entry }) => {
		return space.read({ entry, receivedAt: now });
	});
	const all = [...space.log(), ...waiting];
	const post = all.find(({ entry }) => entry.header.id === id)?.post;
	if (post?.type !== 'file') throw new ProtocolError('post');
	demand(post.size >= 0 && post.size <= CONTENT_MAX, 'post');
	try {
		unb64(post.hash, HASH_BYTES);
		unb64(post.key, KEY_BYTES);
	} catch {
		throw new ProtocolError('post');
	}
	return post;
}

async function fetched({ http, tell }: Vault, path: string, id: string, post: FilePost) {
	const size = blobSize(post.size);
	const blob: Uint8Array[] = [];
	let done = 0;
	for await (const piece of http.pieces(path)) {
		blob.push(piece);
		done += piece.length;
		demand(done <= size, 'aead');
		tell({ kind: 'file', id, done, size });
	}
	return blob;
}

async function openBlob(post: FilePost, blob: readonly Uint8Array[]): Promise<Opened> {
	demand((await address(blob)) === post.hash, 'aead');
	const content: Uint8Array<ArrayBuffer>[] = [];
	for await (const piece of openFile(unb64(post.key), blob, post.size)) {
		content.push(piece as Uint8Array<ArrayBuffer>); // libsodium's memory is not shared
	}
	const { kind, type } = provenKind(post.mime, content[0] ?? new Uint8Array());
	return { kind, content: new Blob(content, { type }) };
}
