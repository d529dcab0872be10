import type { Closure } from '../api/shapes/boundaries.ts';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { History } from '../sync/sharing.ts';
import type { Remote } from '../sync/remote.ts';
import { termOf } from './midnight.ts';
import type { CoverClient, HoursRoom } from './room.ts';

/** What is being done for one absence: seats given, or taken, client by client. */
export class Covering {
	clients = $state.raw<readonly CoverClient[]>([]);
	done = $state(0);
	all = $state(0);
	isBusy = $state(false);
	isLoaded = $state(false);
	failure = $state.raw<FailureFacts | null>(null);
	readonly #room: Remote<HoursRoom>;

	constructor(room: Remote<HoursRoom>) {
		this.#room = room;
	}

	/** Asks which clients one answers for, and with whom the cover is seated. */
	async load(who: string): Promise<void> {
		try {
			this.clients = await this.#room.coverClients(who);
			this.isLoaded = true;
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	/** Seats who covers with each client; again, it does only what is missing. */
	arrange(away: Closure, zone: string, threads: readonly string[], history: History) {
		const cover = { who: away.cover_id, term: termOf(away, zone), history };
		return this.#walk(away.cover_id, threads, (thread) => this.#room.cover(thread, cover));
	}

	/** Ends what is seated, ahead or under way. */
	end(who: string): Promise<void> {
		const seated = this.clients.filter(({ isCovered }) => isCovered).map(({ id }) => id);
		return this.#walk(who, seated, (thread) => this.#room.uncover(thread, who));
	}

	async #walk(
		who: string,
		threads: readonly string[],
		step: (thread: string) => Promise<void>,
	): Promise<void> {
		if (this.isBusy) return;
		this.isBusy = true;
		this.failure = null;
		this.done = 0;
		this.all = threads.length;
		try {
			for (const thread of threads) {
				await step(thread);
				this.done += 1;
			}
		} catch (error) {
			this.failure = factsOf(error);
		} finally {
			this.isBusy = false;
			await this.load(who);
		}
	}
}
