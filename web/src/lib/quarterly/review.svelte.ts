import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import { faultsOf, usualNext, type ReviewFaults } from './acting.ts';
import type { Quarterly } from './content.ts';
import type { QuarterlyRoom } from './room.ts';
import type { CountedHere, Counts, HeldReview, ReviewFields, ReviewView } from './view.ts';

/** The review of a quarter on its page. */
export class ReviewOnPage {
	readonly content: Quarterly;
	view = $state.raw<ReviewView | null>(null);
	failure = $state.raw<FailureFacts | null>(null);
	/** What this device has counted; null until it has. */
	here = $state.raw<CountedHere | null>(null);
	uncounted = $state.raw<FailureFacts | null>(null);
	progress = $state.raw({ done: 0, all: 0 });
	fields = $state<ReviewFields | null>(null);
	wrong = $state.raw<ReviewFaults>({});
	undone = $state.raw<FailureFacts | null>(null);
	isBusy = $state(false);
	isFiled = $state(false);
	readonly #room: Remote<QuarterlyRoom>;

	constructor(room: Remote<QuarterlyRoom>, content: Quarterly) {
		this.#room = room;
		this.content = content;
	}

	/** All counts, by question. */
	get counts(): Counts {
		return { ...this.view?.counts, ...this.here?.counts };
	}

	async start(): Promise<void> {
		await this.load();
		const { view } = this;
		if (!view?.isCustodian) return;
		const draft = await this.#room.draft().catch(() => null);
		const empty = this.#empty(view.today);
		const verdicts = { ...empty.verdicts, ...draft?.verdicts };
		this.fields = { ...empty, ...draft, verdicts };
		await this.count();
	}

	async load(): Promise<void> {
		try {
			this.view = await this.#room.show();
			this.failure = null;
		} catch (error) {
			if (!this.view) this.failure = factsOf(error);
		}
	}

	hear(news: News): void {
		if (news.kind === 'walk') this.progress = { done: news.done, all: news.all };
		if (this.isBusy) return;
		if (news.kind === 'space' && this.view?.watched.includes(news.id)) void this.load();
	}

	/** Counts on this device what only devices can. */
	async count(): Promise<void> {
		const { view } = this;
		if (!view) return;
		this.uncounted = null;
		try {
			const { since, until } = view;
			this.here = await this.#room.count({ since, until });
		} catch (error) {
			this.uncounted = factsOf(error);
		}
	}

	/** Keeps on this device what is written and not filed. */
	async keep(): Promise<void> {
		if (this.fields && !this.isFiled) await this.#room.keepDraft($state.snapshot(this.fields));
	}

	/** Looks again whether what had to be mended is. */
	recheck(): void {
		const { fields, view, wrong } = this;
		if (fields && view && Object.keys(wrong).length > 0) this.wrong = faultsOf(fields, view.today);
	}

	/** Files the review; returns whether that is done. */
	async file(): Promise<boolean> {
		const { fields, view, content } = this;
		if (!fields || !view || this.isBusy) return false;
		this.wrong = faultsOf(fields, view.today);
		if (Object.keys(this.wrong).length > 0) return false;
		const said = $state.snapshot(fields);
		const questions = content.quarterly.map(({ id }) => id);
		const isDone = await this.#attempt(() => {
			return this.#room.file(said, content.version, this.counts, questions);
		});
		if (isDone) {
			this.isFiled = true;
			this.fields = null;
		}
		return isDone;
	}

	/** Chooses another day for the next one. */
	move(held: HeldReview, nextOn: string): Promise<boolean> {
		return this.#attempt(() => this.#room.move(held, nextOn));
	}

	/** Begins another one. */
	begin(): void {
		if (!this.view) return;
		this.fields = this.#empty(this.view.today);
		this.isFiled = false;
	}

	async #attempt(action: () => Promise<ReviewView>): Promise<boolean> {
		if (this.isBusy) return false;
		this.isBusy = true;
		this.undone = null;
		try {
			this.view = await action();
			return true;
		} catch (error) {
			this.undone = factsOf(error);
			return false;
		} finally {
			this.isBusy = false;
		}
	}

	#empty(today: string): ReviewFields {
		const verdicts = this.content.quarterly.map(({ id }) => {
			return [id, { answer: '', decision: '' }] as const;
		});
		return { heldOn: today, nextOn: usualNext(today), verdicts: Object.fromEntries(verdicts) };
	}
}
