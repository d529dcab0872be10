import { factsOf, type FailureFacts } from '../../sync/failure.ts';
import type { Remote } from '../../sync/remote.ts';
import type { BillingRoom } from '../room.ts';
import type { EstimatePost, PaperFacts, SuperbillPost } from './view.ts';

/** Papers of one client on a page of their clinician. */
export class PapersOnPage {
	facts = $state.raw<PaperFacts | null>(null);
	failure = $state.raw<FailureFacts | null>(null);
	isBusy = $state(false);
	/** What became of the last paper: `kept` waits on this device for a connection. */
	done = $state<'' | 'given' | 'kept'>('');
	undone = $state.raw<FailureFacts | null>(null);
	readonly #room: Remote<BillingRoom>;
	readonly #space: string;

	constructor(room: Remote<BillingRoom>, space: string) {
		this.#room = room;
		this.#space = space;
	}

	async load(): Promise<void> {
		try {
			this.facts = await this.#room.paperFacts(this.#space);
			this.failure = null;
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	/** Puts a paper into the conversation. Resolves to whether that is kept. */
	async give(post: EstimatePost | SuperbillPost): Promise<boolean> {
		if (this.isBusy) return false;
		[this.isBusy, this.done, this.undone] = [true, '', null];
		try {
			const isThere =
				post.type === 'superbill'
					? await this.#room.giveSuperbill(this.#space, post)
					: await this.#room.giveEstimate(this.#space, post);
			this.done = isThere ? 'given' : 'kept';
			return true;
		} catch (error) {
			this.undone = factsOf(error);
			return false;
		} finally {
			this.isBusy = false;
		}
	}
}
