import content from 'content:whole/survey';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import { surveyOf, type Survey } from './content.ts';
import type { SurveysRoom } from './room.ts';
import type { OwnRound, OwnSurveys } from './view.ts';

/** What a client is asked in a conversation, on a page. */
export class OwnOnPage {
	view = $state.raw<OwnSurveys | null>(null);
	failure = $state.raw<FailureFacts | null>(null);
	readonly room: Remote<SurveysRoom>;
	readonly space: string;

	constructor(room: Remote<SurveysRoom>, space: string) {
		this.room = room;
		this.space = space;
	}

	/** Shows what this device knows, then what the server says. */
	async start(): Promise<void> {
		await this.#look(() => this.room.own(this.space));
		await this.#look(() => this.room.openOwn(this.space));
	}

	hear(news: News): void {
		if (news.kind === 'space' && news.id === this.space) void this.renew();
	}

	/** Shows what this device knows. An answer that has left it is told to the server as well. */
	async renew(): Promise<void> {
		await this.#look(() => this.room.own(this.space));
		const isUntold = this.view?.rounds.some((each) => each.answer?.isSent && !each.hasAnswered);
		if (isUntold) await this.#look(() => this.room.openOwn(this.space));
	}

	/** Asks about a round no more, or again. */
	skip(round: string, isSkipped: boolean): Promise<void> {
		return this.#look(() => this.room.skip(this.space, round, isSkipped));
	}

	async #look(ask: () => Promise<OwnSurveys>): Promise<void> {
		try {
			this.view = await ask();
			this.failure = null;
		} catch (error) {
			this.failure = factsOf(error);
		}
	}
}

/** The newest round that can be shown here, and that there are words for. */
export function newestRound(
	view: OwnSurveys,
): Readonly<{ round: OwnRound; survey: Survey }> | null {
	for (const round of view.rounds) {
		const survey = surveyOf(content, round.survey);
		if (survey?.audience === 'client') return { round, survey };
	}
	return null;
}
