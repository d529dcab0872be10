import { ProblemError } from '../api/problems.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Delivers what waits, again and again with growing pauses, until the server has it. */
export class Sender {
	readonly #deliver: (space: string) => Promise<void>;
	readonly #busy = new Map<string, Promise<void>>();
	readonly #timers = new Map<string, { timer: ReturnType<typeof setTimeout>; pause: number }>();
	#isStopped = false;

	/** `deliver` fails if it should be tried again later. */
	constructor(deliver: (space: string) => Promise<void>) {
		this.#deliver = deliver;
	}

	/**
	 * Delivers what waits in `space` as soon as it can, now or later. The pauses begin anew: whoever
	 * asks knows of something more to send, or of a connection that may need a moment yet.
	 */
	kick(space: string): void {
		clearTimeout(this.#timers.get(space)?.timer);
		this.#timers.delete(space);
		this.#start(space);
	}

	#start(space: string): void {
		const run = (this.#busy.get(space) ?? Promise.resolve()).then(() => this.#run(space));
		this.#busy.set(space, run);
	}

	/** Delivers nothing more; what waits stays in the browser. */
	stop(): void {
		this.#isStopped = true;
		for (const { timer } of this.#timers.values()) clearTimeout(timer);
	}

	async #run(id: string): Promise<void> {
		if (this.#isStopped) return;
		try {
			await this.#deliver(id);
			this.#timers.delete(id);
		} catch (error) {
			this.#again(id, error instanceof ProblemError ? error.retryAfterSeconds * 1_000 : 0);
		}
	}

	#again(space: string, atLeast: number): void {
		if (this.#isStopped) return;
		clearTimeout(this.#timers.get(space)?.timer); // of a run that was asked for before this one
		const pause = Math.min(
			(this.#timers.get(space)?.pause ?? FIRST_PAUSE_MS / 2) * 2,
			LONGEST_PAUSE_MS,
		);
		const timer = setTimeout(
			() => {
				this.#start(space);
			},
			Math.max(pause, atLeast),
		);
		this.#timers.set(space, { timer, pause });
	}
}
