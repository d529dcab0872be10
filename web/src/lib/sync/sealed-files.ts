/** Sealing a file as it is picked, piece by piece. */
import { PART_BYTES } from '../api/shapes/blobs.ts';
import { b64 } from '../protocol/encoding.ts';
import { address, inChunks, makeFileKey, sealFile } from '../protocol/files.ts';
import type { Post } from '../protocol/posts.ts';
import type { FileRef } from '../protocol/rollout-posts.ts';

/** A file as it is picked; its name and kind go into the sealed post alone. */
export type Picked = Readonly<{ name: string; mime: string; content: Blob }>;
export type FilePost = Extract<Post, { type: 'file' }>;

const SLICE_BYTES = 2 ** 20;

/** Seals a file under a key of its own: the parts as they are uploaded, and what opens them. */
export async function sealPicked({
	name,
	mime,
	content,
}: Picked): Promise<{ post: FilePost; parts: Uint8Array[] }> {
	const key = makeFileKey();
	const parts: Uint8Array[] = [];
	const sealed = sealFile(key, slicesOf(content), content.size);
	for await (const part of inChunks(sealed, PART_BYTES)) parts.push(part.slice());
	const hash = await address(parts);
	return { post: { type: 'file', key: b64(key), hash, size: content.size, name, mime }, parts };
}

/** What a post of several parts says of a file. */
export function refOf({ key, hash, size, name, mime }: FilePost): FileRef {
	return { key, hash, size, name, mime };
}

/** The content in pieces, read one after the other: no file has to fit into memory. */
async function* slicesOf(content: Blob): AsyncGenerator<Uint8Array> {
	for (let start = 0; start < content.size; start += SLICE_BYTES) {
		const slice = content.slice(start, start + SLICE_BYTES);
		yield new Uint8Array(await slice.arrayBuffer());
	}
}
