import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { SurveysRoom } from './room.ts';
import type { SurveysView } from './view.ts';

/** The rounds on the page of staff. */
export class SurveysOnPage {
	view = $state.raw<SurveysView | null>(null);
	failure = $state.raw<FailureFacts | null>(null);
	undone = $state.raw<FailureFacts | null>(null);
	isBusy = $state(false);
	readonly room: Remote<SurveysRoom>;

	constructor(room: Remote<SurveysRoom>) {
		this.room = room;
	}

	async load(): Promise<void> {
		try {
			this.view = await this.room.list();
			this.failure = null;
		} catch (error) {
			if (!this.view) this.failure = factsOf(error);
		}
	}

	hear(news: News): void {
		if (news.kind === 'spaces') void this.load();
		if (news.kind === 'space' && this.view?.watched.includes(news.id)) void this.load();
	}

	/** Asks a survey until an instant (ms); returns whether that is done. */
	async open(survey: string, closesAt: number): Promise<boolean> {
		if (this.isBusy) return false;
		this.isBusy = true;
		this.undone = null;
		try {
			this.view = await this.room.open(survey, closesAt);
			return true;
		} catch (error) {
			this.undone = factsOf(error);
			return false;
		} finally {
			this.isBusy = false;
		}
	}
}
