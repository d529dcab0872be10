import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { Remote } from '../sync/remote.ts';
import type { ChoiceView, ModelRoom } from './room.ts';

/** What a client says of the model on a page, as it is kept. */
export class Choosing {
	/** Null until it is known. */
	view = $state.raw<ChoiceView | null>(null);
	failure = $state.raw<FailureFacts | null>(null);
	/** What was pressed is being kept. */
	isBusy = $state(false);
	readonly #space: string;
	readonly #room: Remote<ModelRoom>;
	#turns = 0;
	#going = '';
	#kept: Promise<void> = Promise.resolve();

	constructor(space: string, room: Remote<ModelRoom>) {
		this.#space = space;
		this.#room = room;
	}

	/** Shows what this device knows, and then what the practice says now. */
	async start(): Promise<void> {
		await this.#show(() => this.#room.show(this.#space));
		await this.#show(() => this.#room.open(this.#space));
	}

	/** Whether there is a yes to take back: also one that does not count just now. */
	get mayTakeBack(): boolean {
		return this.view?.mayChoose === true && this.view.choice?.choice === 'agreed';
	}

	agree(place: string): void {
		this.#choose(true, place);
	}

	/** Says no, or takes a yes back. Without a `place` the one that was said before stays. */
	decline(place: string): void {
		this.#choose(false, place);
	}

	/** What is pressed last stands; the same is not said twice. */
	#choose(isAgreed: boolean, place: string): void {
		const said = `${isAgreed} ${place}`;
		if (said === this.#going) return;
		this.#going = said;
		this.isBusy = true;
		const before = () => (isAgreed ? '' : (this.view?.choice?.place ?? ''));
		const keep = () => this.#room.choose(this.#space, isAgreed, place || before());
		this.#kept = this.#kept
			.then(() => this.#show(keep))
			.then(() => {
				if (said !== this.#going) return;
				this.#going = '';
				this.isBusy = false;
			});
	}

	async #show(ask: () => Promise<ChoiceView>): Promise<void> {
		const turn = (this.#turns += 1);
		this.failure = null;
		try {
			const view = await ask();
			// What was asked before a choice, and answers after it, may know nothing of it.
			this.view = turn === this.#turns ? view : await this.#room.show(this.#space);
		} catch (error) {
			this.failure = factsOf(error);
		}
	}
}
