import { toWire, type Entry, type Wire } from '../../src/lib/protocol/entry.ts';
import { ProtocolError } from '../../src/lib/protocol/errors.ts';
import { parse } from '../../src/lib/protocol/shapes.ts';
import { advance } from '../../src/lib/protocol/spaces.ts';
import type { SpaceState } from '../../src/lib/protocol/state.ts';

export const ORIGIN = 'https://meantime.example';
const RECEIVED_AT = '2026-03-01T12:00:00Z';

/** What the network does to one request: lose it, lose its answer, or change the answer. */
export type Fault = 'request' | 'answer' | ((answer: unknown) => unknown);

/** One space behind the API as protocol.md F6 has it, with a network that can fail or lie. */
export class Server {
	readonly entries: Entry[] = [];
	readonly seen: string[] = [];
	/** Asked before each request; honest if it returns nothing. */
	fault: (method: string) => Fault | undefined = () => undefined;
	/** A refusal that the next appends meet. */
	refusal: { status: number; slug: string; code?: string } | null = null;
	state: SpaceState | null = null;
	/** What the rest of the API answers; nothing for what belongs to the space. */
	beside: (request: string, body: string) => readonly [number, object] | undefined = () =>
		undefined;

	/** Stores entries as if others had sent them. */
	store(...entries: Entry[]): void {
		for (const entry of entries) {
			this.state = advance(this.state, parse(toWire(entry)), true);
			this.entries.push(entry);
		}
	}

	/** Takes the place of the network. */
	listen(): void {
		globalThis.fetch = (address, { method = 'GET', body } = {}) => {
			const url = new URL(address as string);
			this.seen.push(`${method} ${url.pathname}`);
			return this.#meet(method, url, body as string);
		};
	}

	#meet(method: string, url: URL, body: string): Promise<Response> {
		const fault = this.fault(method);
		if (fault === 'request') return Promise.reject(new TypeError('network'));
		const [status, answer] =
			this.beside(`${method} ${url.pathname}`, body) ??
			(method === 'GET' ? this.#fetch(url) : this.#append(JSON.parse(body) as Wire));
		if (fault === 'answer') return Promise.reject(new TypeError('network'));
		const told = fault ? fault(answer) : answer;
		const type = status < 400 ? 'application/json' : 'application/problem+json';
		const headers = { 'Content-Type': type };
		return Promise.resolve(new Response(JSON.stringify(told), { status, headers }));
	}

	#fetch(url: URL): [number, object] {
		const after = Number(url.searchParams.get('after'));
		const limit = Number(url.searchParams.get('limit'));
		const entries = this.entries.slice(after + 1, after + 1 + limit).map((entry) => {
			return { ...toWire(entry), received_at: RECEIVED_AT };
		});
		const pin = this.entries[after]?.hash ?? '';
		return [200, { pin, entries, head_seq: this.entries.length - 1 }];
	}

	#append(wire: Wire): [number, object] {
		const entry = parse(wire);
		const { id, prev } = entry.header;
		const known = this.entries.find(({ header }) => header.id === id);
		if (known) {
			return [200, { seq: known.header.seq, received_at: RECEIVED_AT, stored: toWire(known) }];
		}
		if (this.refusal) return problem(this.refusal);
		if (prev !== this.state?.head) return problem({ status: 409, slug: 'head-moved' });
		try {
			this.store(entry);
		} catch (error) {
			const { code } = error as ProtocolError;
			return problem({ status: 422, slug: 'invalid-entry', code });
		}
		return [201, { seq: entry.header.seq, received_at: RECEIVED_AT, stored: null }];
	}
}

function problem({ status, slug, code = '' }: NonNullable<Server['refusal']>): [number, object] {
	return [status, { type: `/problems/${slug}`, status, title: slug, code }];
}
