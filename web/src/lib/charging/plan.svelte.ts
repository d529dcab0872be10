import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { ChargingRoom } from './room.ts';
import type { ChargeRow, Offered, PlanView } from './view.ts';

export type Deed = 'offer' | 'withdraw' | 'self_pay' | 'back';

/** What a client's messages cost, on a page of their clinician. */
export class PlanOnPage {
	readonly space: string;
	/** Null until it is known. */
	view = $state.raw<PlanView | null>(null);
	/** Why it could not be shown. */
	failure = $state.raw<FailureFacts | null>(null);
	busy = $state<Deed | ''>('');
	/** What was done last. */
	done = $state<Deed | ''>('');
	/** Why something was not done. */
	undone = $state.raw<Readonly<{ deed: Deed; facts: FailureFacts }> | null>(null);
	readonly #room: Remote<ChargingRoom>;
	#turn = 0;

	constructor(room: Remote<ChargingRoom>, space: string) {
		this.#room = room;
		this.space = space;
	}

	hear(news: News): void {
		if (news.kind === 'space' && news.id === this.space && news.where === 'server')
			void this.load();
	}

	async load(): Promise<void> {
		const turn = (this.#turn += 1);
		try {
			const view = await this.#room.plan(this.space);
			if (turn === this.#turn) this.view = view;
			this.failure = null;
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	offer(offered: Offered): Promise<boolean> {
		return this.#attempt('offer', () => this.#room.offer(this.space, offered));
	}

	withdraw(id: string): Promise<boolean> {
		return this.#attempt('withdraw', () => this.#room.withdraw(this.space, id));
	}

	setSelfPay(isOn: boolean): Promise<boolean> {
		return this.#attempt('self_pay', () => this.#room.setSelfPay(this.space, isOn));
	}

	/** Takes back a charge with all that was confirmed with it. */
	takeBack({ post }: ChargeRow): Promise<boolean> {
		return this.#attempt('back', async () => {
			await this.#room.undo({ space: this.space, id: post });
			return this.#room.plan(this.space);
		});
	}

	failureOf(deed: Deed): FailureFacts | null {
		return this.undone?.deed === deed ? this.undone.facts : null;
	}

	/** Does one thing at a time. Resolves to whether it is done. */
	async #attempt(deed: Deed, action: () => Promise<PlanView>): Promise<boolean> {
		if (this.busy) return false;
		this.busy = deed;
		this.done = '';
		this.undone = null;
		const turn = (this.#turn += 1);
		try {
			const view = await action();
			if (turn === this.#turn) this.view = view;
			this.done = deed;
			return true;
		} catch (error) {
			this.undone = { deed, facts: factsOf(error) };
			return false;
		} finally {
			this.busy = '';
		}
	}
}
