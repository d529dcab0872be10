import type { InsightMetric } from '../api/shapes/insights.ts';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { InsightsRoom } from './room.ts';
import type { CountedHere, InsightsView } from './view.ts';

/** The practice's numbers on their page. */
export class InsightsOnPage {
	view = $state.raw<InsightsView | null>(null);
	failure = $state.raw<FailureFacts | null>(null);
	/** What this device has counted; null until it has. */
	here = $state.raw<CountedHere | null>(null);
	uncounted = $state.raw<FailureFacts | null>(null);
	isCounting = $state(false);
	progress = $state.raw({ done: 0, all: 0 });
	readonly #room: Remote<InsightsRoom>;
	#asked = 0;

	constructor(room: Remote<InsightsRoom>) {
		this.#room = room;
	}

	/** All metrics there are so far. */
	get metrics(): readonly InsightMetric[] {
		return [...(this.view?.numbers.metrics ?? []), ...(this.here?.metrics ?? [])];
	}

	/** Shows the last so many whole weeks; a later call goes before an earlier one. */
	async load(weeks: number): Promise<void> {
		const asked = (this.#asked += 1);
		const isNewest = () => asked === this.#asked;
		try {
			const view = await this.#room.show(weeks);
			if (!isNewest()) return;
			[this.view, this.failure, this.here] = [view, null, null];
		} catch (error) {
			if (isNewest()) this.failure = factsOf(error);
			return;
		}
		if (this.view.isCustodian) await this.count();
	}

	/** Counts on this device what only devices can. */
	async count(): Promise<void> {
		const { view } = this;
		if (!view) return;
		const isNewest = () => view === this.view;
		const { since, until, zone } = view.numbers;
		[this.isCounting, this.uncounted, this.progress] = [true, null, { done: 0, all: 0 }];
		try {
			const counted = await this.#room.count({ since, until, zone });
			if (isNewest()) this.here = counted;
		} catch (error) {
			if (isNewest()) this.uncounted = factsOf(error);
		}
		if (isNewest()) this.isCounting = false;
	}

	stop(): Promise<void> {
		return this.#room.stop();
	}

	hear(news: News): void {
		if (news.kind === 'walk' && this.isCounting) {
			this.progress = { done: news.done, all: news.all };
		}
	}
}
