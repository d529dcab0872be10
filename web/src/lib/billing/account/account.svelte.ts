import { factsOf, type FailureFacts } from '../../sync/failure.ts';
import type { Remote } from '../../sync/remote.ts';
import type { BillingRoom } from '../room.ts';
import type { AccountView, PayerFields } from './view.ts';

/** One client's account on its page. */
export class AccountOnPage {
	view = $state.raw<AccountView | null>(null);
	failure = $state.raw<FailureFacts | null>(null);
	busy = $state('');
	saved = $state('');
	undone = $state.raw<FailureFacts | null>(null);
	readonly #room: Remote<BillingRoom>;
	readonly #space: string;

	constructor(room: Remote<BillingRoom>, space: string) {
		this.#room = room;
		this.#space = space;
	}

	async load(): Promise<void> {
		try {
			this.view = await this.#room.account(this.#space);
			this.failure = null;
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	/** Says who pays for the client. Resolves to whether that is kept. */
	async sayPayer(fields: PayerFields): Promise<boolean> {
		if (this.busy) return false;
		[this.busy, this.saved, this.undone] = ['payer', '', null];
		try {
			await this.#room.sayPayer(this.#space, fields);
			this.saved = 'payer';
			return true;
		} catch (error) {
			this.undone = factsOf(error);
			return false;
		} finally {
			this.busy = '';
		}
	}
}
