/** The files of an export: each with its hash, all of them in one ZIP, the list of them last. */
import { makeZip } from 'client-zip';
import { HASH_BYTES } from '../protocol/encoding.ts';
import { sodium } from '../protocol/sodium.ts';

const MANIFEST = 'MANIFEST.json';
const PIECE_BYTES = 2 ** 22; // from here on a browser may keep a part of a file on its disk

type Kept = Readonly<{ name: string; content: Blob; hash: string }>;

/** What is put in is kept by the browser, not in the memory of the worker. */
export class Archive {
	readonly #files: Kept[] = [];

	/** Takes in a file under its name in the folder of the export. */
	async add(name: string, content: Blob | string): Promise<void> {
		const kept = new Blob([content]);
		this.#files.push({ name, content: kept, hash: await hashOf(kept) });
	}

	/**
	 * All of it as one ZIP with one folder in it. `step` is called on the way. @throws when it does
	 */
	async close(folder: string, at: Date, step: () => void): Promise<Blob> {
		const manifest = { name: MANIFEST, content: new Blob([manifestOf(this.#files)]) };
		const entries = [...this.#files, manifest].map(({ name, content }) => {
			return { name: `${folder}/${name}`, input: content, lastModified: at };
		});
		const parts: Blob[] = [];
		let held: Uint8Array<ArrayBuffer>[] = [];
		let size = 0;
		for await (const piece of chunksOf(makeZip(entries))) {
			step();
			held.push(piece);
			size += piece.length;
			if (size < PIECE_BYTES) continue;
			parts.push(new Blob(held));
			[held, size] = [[], 0];
		}
		return new Blob([...parts, ...held], { type: 'application/zip' });
	}
}

/** The list of all files with their hashes, in the one spelling that it may have. */
export function manifestOf(kept: readonly Pick<Kept, 'name' | 'hash'>[]): string {
	const sorted = kept.toSorted((one, other) => compare(one.name, other.name));
	const files = Object.fromEntries(sorted.map(({ name, hash }) => [name, hash]));
	return `${JSON.stringify({ files, format: 'meantime-manifest', version: 1 }, null, 1)}\n`;
}

/** JSON as the files of an export have it. */
export function jsonOf(value: unknown): string {
	return `${JSON.stringify(value, null, 1)}\n`;
}

/** By code points, as other languages sort. */
function compare(one: string, other: string): number {
	const [these, those] = [Array.from(one), Array.from(other)];
	const at = these.findIndex((each, n) => each !== those[n]);
	if (at < 0) return these.length - those.length;
	return (these[at]?.codePointAt(0) ?? 0) - (those[at]?.codePointAt(0) ?? -1);
}

/** The BLAKE2b-256 of a file in hex. */
async function hashOf(content: Blob): Promise<string> {
	const state = sodium.crypto_generichash_init(null, HASH_BYTES);
	for await (const piece of chunksOf(content.stream())) {
		sodium.crypto_generichash_update(state, piece);
	}
	return sodium.to_hex(sodium.crypto_generichash_final(state, HASH_BYTES));
}

/** What a stream gives; older browsers cannot be asked for it in a loop. */
async function* chunksOf(
	stream: ReadableStream<Uint8Array>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	const reader = stream.getReader();
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return;
			yield value as Uint8Array<ArrayBuffer>; // of a worker's own, so not shared
		}
	} finally {
		await reader.cancel().catch(() => undefined); // whoever reads no further
	}
}
