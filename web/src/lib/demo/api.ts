import type { Http } from '../api/http.ts';

/** The demo's time (ISO 8601). `run` is another once the demo has started over. */
export type Clock = Readonly<{ run: string; now: string }>;

/** A first name, as in the person's address. */
export type Short =
	'maya' | 'daniel' | 'grace' | 'tom' | 'lucia' | 'noor' | 'ruth' | 'imani' | 'ana' | 'bea';

/** Somebody whose app can be opened at `origin`. `therapist` is empty for staff. */
export type Person = Readonly<{
	short: Short;
	name: string;
	role: 'owner' | 'clinician' | 'biller' | 'client';
	credential: string;
	therapist: string;
	origin: string;
}>;

/** What somebody was told outside the app, will be told, or did not need to be told. */
export type Notice = Readonly<{
	id: string;
	to: string;
	is_urgent: boolean;
	state: 'waiting' | 'left' | 'spared';
	at: string;
}>;

export type Everything = Readonly<{
	clock: Clock;
	practice: string;
	password: string;
	people: readonly Person[];
	notices: readonly Notice[];
}>;

/** What the person types to whom this address belongs, and the language that they read. */
export type Words = Readonly<{ name: string; locale: string; login: string; password: string }>;

/** The routes that only a demo's server has. */
export class DemoApi {
	readonly #http: Http;

	constructor(http: Http) {
		this.#http = http;
	}

	everything(): Promise<Everything> {
		return this.#http.get<Everything>('/demo');
	}

	clock(): Promise<Clock> {
		return this.#http.get<Clock>('/demo/clock');
	}

	move(minutes: number): Promise<Clock> {
		return this.#http.post<Clock>('/demo/clock', { minutes });
	}

	words(): Promise<Words> {
		return this.#http.get<Words>('/demo/words');
	}

	async startOver(): Promise<void> {
		await this.#http.post('/demo/start');
	}

	/** Lets the browser forget all that it kept at this address. */
	async forget(): Promise<void> {
		await this.#http.post('/demo/forgetting');
	}
}
