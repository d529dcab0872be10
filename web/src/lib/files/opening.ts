/** Opening files that posts name, in the worker. */
import { unb64 } from '../protocol/encoding.ts';
import { demand, ProtocolError } from '../protocol/errors.ts';
import { address, blobSize, CONTENT_MAX, openFile } from '../protocol/files.ts';
import type { FileRef } from '../protocol/rollout-posts.ts';
import type { Vault } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { provenKind, type Kind } from './kinds.ts';

/** A file as a page may have it: opened, checked whole, of a type that the page may show or save. */
export type Opened = Readonly<{ kind: Kind; content: Blob }>;

const HASH_BYTES = 32;
const KEY_BYTES = 32;

/**
 * What opens the file of a post, stored or still in the outbox; of `<post>/<n>` the one at place n
 * in a post of several parts. @throws ProtocolError 'post' if there is none that can be
 */
export async function refIn(vault: Vault, space: string, id: string): Promise<FileRef> {
	const [entry, place = '0'] = id.split('/');
	const log = await wholeLog(vault, space);
	const post = log.find((each) => each.entry.header.id === entry)?.post;
	const named = post?.type === 'moment' ? post.files[Number(place)] : null;
	const ref = post?.type === 'file' ? post : named;
	if (!ref) throw new ProtocolError('post');
	demand(ref.size >= 0 && ref.size <= CONTENT_MAX, 'post');
	try {
		unb64(ref.hash, HASH_BYTES);
		unb64(ref.key, KEY_BYTES);
	} catch {
		throw new ProtocolError('post');
	}
	return ref;
}

/** Opens a file, out of this browser if it has not left yet; pages are told of it as `id`. */
export async function openRef(
	vault: Vault,
	space: string,
	ref: FileRef,
	id: string,
): Promise<Opened> {
	const waiting = await vault.uploads.piecesOf(space, ref.hash);
	const path = `/spaces/${space}/blobs/${ref.hash}`;
	return openBlob(ref, waiting ?? (await fetched(vault, path, id, ref)));
}

async function fetched({ http, tell }: Vault, path: string, id: string, post: FileRef) {
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

async function openBlob(post: FileRef, blob: readonly Uint8Array[]): Promise<Opened> {
	demand((await address(blob)) === post.hash, 'aead');
	const content: Uint8Array<ArrayBuffer>[] = [];
	for await (const piece of openFile(unb64(post.key), blob, post.size)) {
		content.push(piece as Uint8Array<ArrayBuffer>); // libsodium's memory is not shared
	}
	const { kind, type } = provenKind(post.mime, content[0] ?? new Uint8Array());
	return { kind, content: new Blob(content, { type }) };
}
