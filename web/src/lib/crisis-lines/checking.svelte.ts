import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { Remote } from '../sync/remote.ts';
import type { Checks } from '../ui/crisis.ts';
import type { CrisisLinesRoom } from './room.ts';

/** How long a confirmation can be taken back: it is told after that. */
export const UNDO_MS = 8_000;

/** Saying of lines that they were called and are right. */
export class Checking {
	/** The line that was confirmed just now and can be taken back, else empty. */
	pending = $state('');
	failure = $state.raw<FailureFacts | null>(null);
	readonly #room: Remote<CrisisLinesRoom>;
	readonly #learn: (checks: Checks) => void;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(room: Remote<CrisisLinesRoom>, learn: (checks: Checks) => void) {
		this.#room = room;
		this.#learn = learn;
	}

	/** Asks which lines are confirmed. */
	load(): Promise<void> {
		return this.#ask(() => this.#room.checks());
	}

	/** Confirms a line, unless that is taken back soon; the one before it is told at once. */
	confirm(line: string): void {
		void this.settle();
		this.pending = line;
		this.#timer = setTimeout(() => void this.settle(), UNDO_MS);
	}

	/** Takes back what was not told yet. */
	undo(): void {
		clearTimeout(this.#timer);
		this.pending = '';
	}

	/** Tells at once what waits to be told. */
	async settle(): Promise<void> {
		const line = this.pending;
		this.undo();
		if (line) await this.#ask(() => this.#room.confirm(line));
	}

	async #ask(how: () => Promise<Checks>): Promise<void> {
		try {
			this.#learn(await how());
			this.failure = null;
		} catch (error) {
			this.failure = factsOf(error);
		}
	}
}
