import { ProblemError, Unreachable } from './problems.ts';

const NOW_HEADER = 'Meantime-Now';
const AWAY = new Set([502, 503, 504]); // the server, or what stands before it, is not well
const PATIENCE_MS = 20_000;

type Query = Readonly<Record<string, string | number>>;

/** The server that this page came from. The browser carries the sign-in in a cookie. */
export class Http {
	readonly origin: string;
	/** A sign-in of its own, beside the browser's; empty to use the cookie. */
	token = '';
	/** Called when the server no longer knows the sign-in. */
	onsignedout: () => void = () => undefined;
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

	/** @throws ProblemError, Unreachable */
	async delete(path: string): Promise<void> {
		await this.#send('DELETE', path);
	}

	async #send<Answer>(method: string, path: string, body?: object): Promise<Answer> {
		const response = await this.#reach(method, path, body);
		const told = response.headers.get(NOW_HEADER) ?? '';
		if (/^\d{1,15}$/.test(told)) this.#aheadMs = Number(told) - Date.now();
		const answer = await bodyOf(response);
		if (response.ok) return answer as Answer; // shapes: wire; contents are verified where used
		if (!isProblem(response)) throw new Unreachable(`${response.status}`);
		const problem = new ProblemError(response.status, answer as object);
		if (problem.slug === 'not-signed-in') this.onsignedout();
		throw problem;
	}

	async #reach(method: string, path: string, body?: object): Promise<Response> {
		try {
			return await fetch(`${this.origin}/api${path}`, {
				method,
				headers: this.#headers(),
				body: body ? JSON.stringify(body) : null,
				credentials: this.token ? 'omit' : 'same-origin',
				cache: 'no-store',
				referrerPolicy: 'no-referrer',
				signal: AbortSignal.timeout(PATIENCE_MS),
			});
		} catch {
			throw new Unreachable('no answer');
		}
	}

	#headers(): Record<string, string> {
		const headers = { 'Content-Type': 'application/json' };
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
