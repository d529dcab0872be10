import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { Remote } from '../sync/remote.ts';
import type { AlertsRoom } from './room.ts';
import type { AlertRow } from './view.ts';

/** The alerts that are closed, the newest first, as many pages of them as somebody has asked for. */
export class ClosedAlerts {
	/** Null until they are known. */
	rows = $state.raw<readonly AlertRow[] | null>(null);
	/** Where the next page begins, empty after the last. */
	next = $state('');
	failure = $state.raw<FailureFacts | null>(null);
	readonly #room: Remote<AlertsRoom>;
	#turn = 0;

	constructor(room: Remote<AlertsRoom>) {
		this.#room = room;
	}

	/** Asks for the newest; those that were shown before stay behind them. */
	renew(): Promise<void> {
		return this.#ask('');
	}

	/** Shows the page after those that are here. */
	more(): Promise<void> {
		return this.#ask(this.next);
	}

	async #ask(cursor: string): Promise<void> {
		const turn = (this.#turn += 1);
		try {
			const page = await this.#room.closed(cursor);
			if (turn !== this.#turn) return;
			const before = this.rows ?? [];
			if (cursor || before.length <= page.rows.length) this.next = page.next;
			this.rows = cursor ? joined(before, page.rows) : joined(page.rows, before);
			this.failure = null;
		} catch (error) {
			if (turn === this.#turn) this.failure = factsOf(error);
		}
	}
}

/** Each alert once: one may have come since, and pushed others onto another page. */
function joined(first: readonly AlertRow[], then: readonly AlertRow[]): readonly AlertRow[] {
	const ids = new Set(first.map(({ id }) => id));
	return [...first, ...then.filter(({ id }) => !ids.has(id))];
}
