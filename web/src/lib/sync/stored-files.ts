/** Files that no message carries: sealed, stored and fetched at once, with a connection. */
import type { Http } from '../api/http.ts';
import { PART_BYTES, type BlobProgress } from '../api/shapes/blobs.ts';
import { b64, unb64 } from '../protocol/encoding.ts';
import { demand } from '../protocol/errors.ts';
import {
	address,
	blobSize,
	CONTENT_MAX,
	inChunks,
	makeFileKey,
	openFile,
	sealFile,
} from '../protocol/files.ts';
import type { FileRef } from '../protocol/rollout-posts.ts';
import type { Picked } from './uploads.ts';

/**
 * Seals a file and stores its blob in `space`; what comes back is for a sealed post alone.
 * @throws RangeError for one that is too large, ProblemError, Unreachable
 */
export async function storeFile(http: Http, space: string, picked: Picked): Promise<FileRef> {
	const { name, mime, content } = picked;
	if (content.size > CONTENT_MAX) throw new RangeError('too large');
	const key = makeFileKey();
	const whole = new Uint8Array(await content.arrayBuffer());
	const parts: Uint8Array<ArrayBuffer>[] = [];
	for await (const part of inChunks(sealFile(key, [whole], content.size), PART_BYTES)) {
		parts.push(part.slice());
	}
	const hash = await address(parts);
	const path = `/spaces/${space}/blobs/${hash}`;
	let stand = await http.put<BlobProgress>(path, { size: blobSize(content.size) });
	for (const [n, part] of parts.entries()) {
		if (stand.is_stored) break;
		stand = await http.put<BlobProgress>(`${path}/parts/${n}`, part);
	}
	return { key: b64(key), hash, size: content.size, name, mime };
}

/** Fetches and opens such a file. @throws ProtocolError 'aead' for another than it should be */
export async function fetchFile(http: Http, space: string, file: FileRef): Promise<Blob> {
	demand(file.size <= CONTENT_MAX, 'post');
	const blob: Uint8Array[] = [];
	let left = blobSize(file.size);
	for await (const piece of http.pieces(`/spaces/${space}/blobs/${file.hash}`)) {
		blob.push(piece);
		left -= piece.length;
		demand(left >= 0, 'aead');
	}
	demand((await address(blob)) === file.hash, 'aead');
	const content: Uint8Array<ArrayBuffer>[] = [];
	for await (const piece of openFile(unb64(file.key), blob, file.size)) {
		content.push(piece as Uint8Array<ArrayBuffer>); // libsodium's memory is not shared
	}
	return new Blob(content, { type: 'application/octet-stream' });
}
