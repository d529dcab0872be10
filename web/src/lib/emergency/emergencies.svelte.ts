import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { EmergencyRoom } from './room.ts';
import type { EmergenciesView } from './view.ts';

const PAUSE_MS = 300; // a wake-up seldom comes alone
const SLACK_MS = 1_500; // until the server has written down an end

/** What was opened in emergencies: of one client, or, without `space`, all that waits for a review. */
export class Emergencies {
	view = $state.raw<EmergenciesView | null>(null);
	failure = $state.raw<FailureFacts | null>(null);
	readonly room: Remote<EmergencyRoom>;
	readonly space: string;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#turn = 0;

	constructor(room: Remote<EmergencyRoom>, space = '') {
		this.room = room;
		this.space = space;
	}

	/** Asks the server; seats whose hour is over are taken meanwhile. */
	async load(): Promise<void> {
		const turn = (this.#turn += 1);
		try {
			const view = await (this.space ? this.room.inThread(this.space) : this.room.open());
			if (turn !== this.#turn) return;
			this.view = view;
			this.failure = null;
			this.#goOn(view);
			if (view.rows.some(({ isOverdue }) => isOverdue)) await this.room.takeOverdue();
		} catch (error) {
			if (turn === this.#turn) this.failure = factsOf(error); // what was known stays in sight
		}
	}

	/** Follows what the worker says. */
	hear(news: News): void {
		const isServer = news.kind === 'space' && news.where === 'server';
		if (news.kind === 'spaces' || (isServer && this.#isAbout(news.id))) this.#after(PAUSE_MS);
	}

	/** Stops asking, also after what is being asked. */
	stop(): void {
		clearTimeout(this.#timer);
		this.#turn += 1;
	}

	/** Of all clients, what is told of any space may be an emergency of its client. */
	#isAbout(id: string): boolean {
		return this.space === '' || this.space === id;
	}

	#goOn({ rows, now }: EmergenciesView): void {
		const ends = rows.filter(({ isRunning }) => isRunning).map(({ until }) => until - now);
		if (ends.length > 0) this.#after(Math.min(...ends) + SLACK_MS);
	}

	#after(ms: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.load(), ms);
	}
}
