import type { Clock, DemoApi } from './api.ts';

const ASK_EVERY_MS = 4_000;
const TICK_MS = 1_000;

/** The demo's time on this page, followed while the page is looked at. */
export class DemoClock {
	/** ms since 1970; 0 until the demo has answered. */
	now = $state(0);
	/** Which run of the demo answers, '' until one has. */
	run = $state('');
	readonly #api: DemoApi;
	#ahead = 0;

	constructor(api: DemoApi) {
		this.#api = api;
	}

	/** Takes what the demo has just said. */
	set({ run, now }: Clock): void {
		this.#ahead = Date.parse(now) - Date.now();
		this.run = run;
		this.#tick();
	}

	/** Keeps up with the demo; returns how to stop. */
	follow(): () => void {
		const ask = () => {
			if (document.visibilityState === 'visible') void this.#ask();
		};
		ask();
		const asking = setInterval(ask, ASK_EVERY_MS);
		const ticking = setInterval(() => this.#tick(), TICK_MS);
		document.addEventListener('visibilitychange', ask);
		return () => {
			clearInterval(asking);
			clearInterval(ticking);
			document.removeEventListener('visibilitychange', ask);
		};
	}

	async #ask(): Promise<void> {
		try {
			this.set(await this.#api.clock());
		} catch {
			// The demo has ended or starts over: the time of before goes on.
		}
	}

	#tick(): void {
		if (this.run) this.now = Date.now() + this.#ahead;
	}
}
