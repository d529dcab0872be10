import { ProblemError, Unreachable } from './problems.ts';

const NOW_HEADER = 'Meantime-Now';
const CLOCK_STEP_MS = 1_000; // less is the way of the answer
const AWAY = new Set([502, 503, 504]); // the server, or what stands before it, is not well
const PATIENCE_MS = 20_000;
const PART_PATIENCE_MS = 180_000; // for a part of a file over a poor line
const FILE_PATIENCE_MS = 1_800_000; // for a whole one

type Query = Readonly<Record<string, string | number>>;

/** The server that this page came from. The browser carries the sign-in in a cookie. */
export class Http {
	readonly origin: string;
	/** A sign-in of its own, beside the browser's; empty to use the cookie. */
	token = '';
	/** Called when the server no longer knows the sign-in. */
	onsignedout: () => void = () => undefined;
	/** Called with how far (ms) the server's clock is ahead of this device's, when that has changed. */
	onclock: (aheadMs: number) => void = () => undefined;
	#aheadMs = 0;

	constructor(origin: string) {
		this.origin = origin;
	}

	/** The server's time in ms: this device's clock, corrected by the last answer. */
	now(): number {
		return Date.now() + this.#aheadMs;
	}

	/** @throws ProblemError, Unreachable */
	async get<Answer>(path: string, query: Query = {}): Promise<Answer> {
		const pairs = Object.entries(query).map(([name, value]) => [name, String(value)]);
		const search = new URLSearchParams(pairs).toString();
		return this.#send<Answer>('GET', search ? `${path}?${search}` : path);
	}

	/** @throws ProblemError, Unreachable */
	async post<Answer>(path: string, body?: object): Promise<Answer> {
		return this.#send<Answer>('POST', path, body);
	}

	/** Bytes travel as they are. @throws ProblemError, Unreachable */
	async put<Answer>(path: string, body: object | Uint8Array<ArrayBuffer>): Promise<Answer> {
		return this.#send<Answer>('PUT', path, body);
	}

	/** The bytes of an answer as they come. @throws ProblemError, Unreachable */
	async *pieces(path: string): AsyncGenerator<Uint8Array, undefined> {
		const response = await this.#reach('GET', path, undefined, FILE_PATIENCE_MS);
		if (!response.ok || !response.body) return this.#answer(response);
		const reader = response.body.getReader();
		try {
			for (;;) {
				const { done, value } = await reader.read();
				if (done) return;
				yield value;
			}
		} catch {
			throw new Unreachable('cut off');
		}
	}

	/** @throws ProblemError, Unreachable */
	async delete(path: string, body?: object): Promise<void> {
		await this.#send('DELETE', path, body);
	}

	async #send<Answer>(method: string, path: string, body?: object): Promise<Answer> {
		const patience = body instanceof Uint8Array ? PART_PATIENCE_MS : PATIENCE_MS;
		return this.#answer<Answer>(await this.#reach(method, path, body, patience));
	}

	#setClock(aheadMs: number): void {
		const isOther = Math.abs(aheadMs - this.#aheadMs) >= CLOCK_STEP_MS;
		this.#aheadMs = aheadMs;
		if (isOther) this.onclock(aheadMs);
	}

	async #answer<Answer>(response: Response): Promise<Answer> {
		const told = response.headers.get(NOW_HEADER) ?? '';
		if (/^\d{1,15}$/.test(told)) this.#setClock(Number(told) - Date.now());
		const answer = await bodyOf(response);
		if (response.ok) return answer as Answer; // shapes: wire; contents are verified where used
		if (!isProblem(response)) throw new Unreachable(`${response.status}`);
		const problem = new ProblemError(response.status, answer as object);
		if (problem.slug === 'not-signed-in') this.onsignedout();
		throw problem;
	}

	async #reach(
		method: string,
		path: string,
		body: object | undefined,
		patience: number,
	): Promise<Response> {
		const isBytes = body instanceof Uint8Array;
		const type = isBytes ? 'application/octet-stream' : 'application/json';
		try {
			return await fetch(`${this.origin}/api${path}`, {
				method,
				headers: this.#headers(type),
				body: isBytes ? (body as Uint8Array<ArrayBuffer>) : body ? JSON.stringify(body) : null,
				credentials: this.token ? 'omit' : 'same-origin',
				cache: 'no-store',
				referrerPolicy: 'no-referrer',
				signal: AbortSignal.timeout(patience),
			});
		} catch {
			throw new Unreachable('no answer');
		}
	}

	#headers(type: string): Record<string, string> {
		const headers = { 'Content-Type': type };
		return this.token ? { ...headers, Authorization: `Bearer ${this.token}` } : headers;
	}
}

function isProblem(response: Response): boolean {
	const type = response.headers.get('Content-Type') ?? '';
	return type.startsWith('application/problem+json') && !AWAY.has(response.status);
}

async function bodyOf(response: Response): Promise<unknown> {
	try {
		return response.status === 204 ? null : await response.json();
	} catch {
		throw new Unreachable('cut off');
	}
}
