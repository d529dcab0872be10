import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { Remote } from '../sync/remote.ts';
import type { BillingRoom } from './room.ts';
import type { BillingView, MonthlyView } from './view.ts';

const LOOK_MS = 1_500; // how often a run is looked at

/** What the practice is owed, on its page. */
export class BillingOnPage {
	view = $state.raw<BillingView | null>(null);
	failure = $state.raw<FailureFacts | null>(null);
	/** The statements of the month that is looked at; null until they are here. */
	monthly = $state.raw<MonthlyView | null>(null);
	unread = $state.raw<FailureFacts | null>(null);
	isOrdering = $state(false);
	undone = $state.raw<FailureFacts | null>(null);
	readonly #room: Remote<BillingRoom>;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#isLeft = false;

	constructor(room: Remote<BillingRoom>) {
		this.#room = room;
	}

	async load(): Promise<void> {
		try {
			this.view = await this.#room.show();
			this.failure = null;
		} catch (error) {
			this.failure = factsOf(error);
			return;
		}
		this.#lookAgain();
	}

	/** Reads the statements of a month; a later call goes before an earlier one. */
	async read(month: string): Promise<void> {
		this.monthly = null;
		this.unread = null;
		this.#month = month;
		try {
			const read = await this.#room.month(month);
			if (month === this.#month) this.monthly = read;
		} catch (error) {
			if (month === this.#month) this.unread = factsOf(error);
		}
	}
	#month = '';

	/** Orders statements of a month, and looks on until they are made. */
	async order(month: string): Promise<void> {
		if (this.isOrdering) return;
		[this.isOrdering, this.undone] = [true, null];
		try {
			await this.#room.order(month);
			await this.load();
		} catch (error) {
			this.undone = factsOf(error);
		}
		this.isOrdering = false;
	}

	stop(): void {
		this.#isLeft = true;
		clearTimeout(this.#timer);
	}

	#lookAgain(): void {
		const isRunning = this.view?.runs.some(({ state }) => state !== 'done');
		clearTimeout(this.#timer);
		if (isRunning && !this.#isLeft) this.#timer = setTimeout(() => void this.#look(), LOOK_MS);
	}

	async #look(): Promise<void> {
		const { view } = this;
		if (!view) return;
		const runs = await this.#room.runs().catch(() => null); // no connection: the next time then
		if (this.#isLeft) return;
		const isDone = runs?.every(({ state }) => state === 'done');
		if (isDone) {
			await this.load();
			if (this.#month) await this.read(this.#month);
			return;
		}
		if (runs) this.view = { ...view, runs };
		this.#lookAgain();
	}
}
