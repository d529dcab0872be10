import { factsOf, type FailureFacts } from '../../sync/failure.ts';
import type { Remote } from '../../sync/remote.ts';
import type { StatementSummary } from '../../api/shapes/billing.ts';
import type { BillingRoom } from '../room.ts';
import type { Entry, StaffMonth } from './view.ts';

/** The statements of a client's month, at the desk of whoever enters payments. */
export class StaffMonthOnPage {
	view = $state.raw<StaffMonth | null>(null);
	failure = $state.raw<FailureFacts | null>(null);
	isBusy = $state(false);
	/** What was entered last on this page; null until then. */
	entered = $state.raw<Entry | null>(null);
	undone = $state.raw<FailureFacts | null>(null);
	readonly #room: Remote<BillingRoom>;
	readonly #space: string;
	readonly #month: string;
	/** Of what was sent and not answered: to send it again enters nothing twice. */
	#sent: Readonly<{ id: string; said: string }> | null = null;

	constructor(room: Remote<BillingRoom>, space: string, month: string) {
		this.#room = room;
		this.#space = space;
		this.#month = month;
	}

	async load(): Promise<void> {
		try {
			this.view = await this.#room.accountMonth(this.#space, this.#month);
			this.failure = null;
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	/** Enters something beside a statement. Resolves to whether it is there. */
	async enter(of: StatementSummary, entry: Entry): Promise<boolean> {
		if (this.isBusy) return false;
		[this.isBusy, this.entered, this.undone] = [true, null, null];
		try {
			const said = JSON.stringify([of.currency, entry]);
			if (this.#sent?.said !== said) this.#sent = { id: await this.#room.makeEntryId(), said };
			await this.#room.enter(of, this.#sent.id, entry);
			this.#sent = null;
			await this.load(); // first: the form begins anew with what is left
			this.entered = entry;
			return true;
		} catch (error) {
			this.undone = factsOf(error);
			return false;
		} finally {
			this.isBusy = false;
		}
	}
}
