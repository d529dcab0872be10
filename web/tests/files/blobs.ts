import { PART_BYTES } from '../../src/lib/api/shapes/blobs.ts';
import { b64 } from '../../src/lib/protocol/encoding.ts';
import { sodium } from '../../src/lib/protocol/sodium.ts';
import type { Server } from '../sync/server.ts';

const PATH = /\/blobs\/([^/]+)(?:\/parts\/(\d+))?$/;

type Blobs = { received: Uint8Array[]; size: number };
export type Meddle = (
	method: string,
	part: string | undefined,
) => 'lost' | Uint8Array<ArrayBuffer> | undefined;

/** The blobs of the API beside a space, as protocol.md section 7 has them, behind a bad network. */
export class BlobServer {
	readonly seen: string[] = [];
	readonly stored = new Map<string, Uint8Array<ArrayBuffer>>();
	/** Asked before each request; honest if it returns nothing. */
	meddle: Meddle = () => undefined;
	/** A refusal that uploads meet. */
	refusal: { status: number; slug: string } | null = null;
	readonly #begun = new Map<string, Blobs>();

	/** Takes the place of the network, in front of `server`. */
	listen(server: Server): void {
		server.listen();
		const rest = globalThis.fetch;
		globalThis.fetch = async (address, options = {}) => {
			const { method = 'GET', body } = options;
			const { pathname } = new URL(address as string);
			if (pathname === '/api/spaces') return Response.json({ spaces: [], next: '' });
			const [, hash, part] = PATH.exec(pathname) ?? [];
			if (!hash) return rest(address, options);
			this.seen.push(part === undefined ? method : `${method} ${part}`);
			const meddled = this.meddle(method, part);
			if (meddled === 'lost') throw new TypeError('network');
			if (method === 'GET') return new Response(meddled ?? this.stored.get(hash) ?? null);
			if (this.refusal) return problem(this.refusal);
			if (part === undefined) return this.#begin(hash, body as string);
			return this.#take(hash, Number(part), meddled ?? (body as Uint8Array<ArrayBuffer>));
		};
	}

	#begin(hash: string, body: string): Response {
		const { size } = JSON.parse(body) as { size: number };
		if (!this.#begun.has(hash)) this.#begun.set(hash, { received: [], size });
		return this.#stand(hash);
	}

	#take(hash: string, n: number, part: Uint8Array<ArrayBuffer>): Response {
		const begun = this.#begun.get(hash);
		if (!begun) return problem({ status: 404, slug: 'not-found' });
		if (n === begun.received.length) begun.received.push(part);
		const blob = joined(begun.received);
		if (blob.length === begun.size) {
			if (b64(sodium.crypto_generichash(32, blob, null)) !== hash) {
				this.#begun.delete(hash);
				return problem({ status: 422, slug: 'blob-damaged' });
			}
			this.stored.set(hash, blob);
		}
		return this.#stand(hash);
	}

	#stand(hash: string): Response {
		const length = joined(this.#begun.get(hash)?.received ?? []).length;
		const received = length - (this.stored.has(hash) ? 0 : length % PART_BYTES);
		return Response.json({ received, is_stored: this.stored.has(hash) });
	}
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

function problem({ status, slug }: { status: number; slug: string }): Response {
	const headers = { 'Content-Type': 'application/problem+json' };
	return new Response(JSON.stringify({ type: `/problems/${slug}`, status }), { status, headers });
}
