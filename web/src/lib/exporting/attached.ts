/** The files of a record: fetched, opened, put under names that do no harm; one after another. */
import { demand, orElse } from '../protocol/errors.ts';
import { address, blobSize, CONTENT_MAX, HEADER_BYTES, openFile } from '../protocol/files.ts';
import { b64, unb64 } from '../protocol/encoding.ts';
import type { FileRef } from '../protocol/rollout-posts.ts';
import { safeName } from '../files/names.ts';
import type { Archive } from './archive.ts';
import type { FileRow } from './form.ts';
import { codeOf, type Part } from './subject.ts';

type Sent = Readonly<{ part: Part; entry: string; place?: number; file: string; post: FileRef }>;

const KEY_BYTES = 32;
const HASH_BYTES = 32;
const LAST = /.$/su; // a whole character
const NAME_BYTES = 180; // of a name beside its number; systems take 255

type Course = Readonly<{
	/** Told before each file, and at the end. @throws when nobody wants it any more */
	tell: (done: number, all: number) => void;
	/** Whether what cannot be had without a connection is left out. */
	isOwn: boolean;
}>;

/** Puts each file that was sent into `files/` and returns what the record says of them. */
export async function attachFiles(
	archive: Archive,
	parts: readonly Part[],
	hidden: ReadonlySet<string>,
	{ tell, isOwn }: Course,
): Promise<FileRow[]> {
	const every = parts.flatMap(sentIn).filter(({ entry }) => !hidden.has(entry));
	const rows: FileRow[] = [];
	for (const sent of every) {
		tell(rows.length, every.length);
		const { entry, place, file } = sent;
		const within = place === undefined ? {} : { place };
		const row = { space: sent.part.id, entry, file, ...within };
		try {
			const { header, content } = await bring(sent.part, sent.post, () => {
				tell(rows.length, every.length);
			});
			await archive.add(sent.file, content);
			rows.push({ ...row, header, fault: '' });
		} catch (error) {
			rows.push({ ...row, header: '', fault: codeOf(error, isOwn) });
		}
	}
	tell(rows.length, every.length);
	return rows;
}

function sentIn(part: Part, number: number): Sent[] {
	return part.log.flatMap(({ entry: { header }, post }): Sent[] => {
		const { id: entry, seq } = header;
		if (post?.type === 'moment') {
			return post.files.map((ref, place) => {
				const file = `files/${number}-${seq}-${place}-${short(safeName(ref.name))}`;
				return { part, entry, place, file, post: ref };
			});
		}
		if (post?.type !== 'file') return [];
		const file = `files/${number}-${seq}-${short(safeName(post.name))}`;
		return [{ part, entry, file, post }];
	});
}

/** The content of a file of a space, checked whole, and the header of its seal. */
export async function bring(part: Pick<Part, 'hands' | 'id'>, post: FileRef, step: () => void) {
	demand(post.size >= 0 && post.size <= CONTENT_MAX, 'post');
	const key = keyOf(post);
	const sealed: Uint8Array[] = [];
	let left = blobSize(post.size);
	for await (const piece of part.hands.http.pieces(`/spaces/${part.id}/blobs/${post.hash}`)) {
		step();
		sealed.push(piece);
		left -= piece.length;
		demand(left >= 0, 'aead');
	}
	demand((await address(sealed)) === post.hash, 'aead');
	const content: Uint8Array<ArrayBuffer>[] = [];
	for await (const piece of openFile(key, sealed, post.size)) {
		content.push(piece as Uint8Array<ArrayBuffer>); // libsodium's memory is not shared
	}
	const start = new Uint8Array(
		await new Blob(sealed as Uint8Array<ArrayBuffer>[]).slice(0, HEADER_BYTES).arrayBuffer(),
	);
	return { header: b64(start), content: new Blob(content) };
}

/** @throws ProtocolError 'post' if the post names no file that can be */
function keyOf({ key, hash }: FileRef): Uint8Array {
	return orElse('post', () => {
		unb64(hash, HASH_BYTES);
		return unb64(key, KEY_BYTES);
	});
}

/** A name that fits, its ending kept. */
function short(name: string): string {
	const dot = name.lastIndexOf('.');
	let [stem, ending] = dot < 0 ? ['', name] : [name.slice(0, dot), name.slice(dot)];
	const isLong = () => new TextEncoder().encode(stem + ending).length > NAME_BYTES;
	while (isLong()) {
		if (dot < 0) ending = ending.replace(LAST, '');
		else stem = stem.replace(LAST, '');
	}
	return stem + ending;
}
