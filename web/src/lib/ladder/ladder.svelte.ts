import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { Remote } from '../sync/remote.ts';
import { faultsOf, toFields, toLadder, type Faults, type LadderFields } from './form.ts';
import type { LadderRoom, LadderView } from './room.ts';

/** The practice's ladder on its page: what is kept, and what is being changed. */
export class LadderOnPage {
	readonly #room: Remote<LadderRoom>;
	/** Null until it is known. */
	view = $state.raw<LadderView | null>(null);
	fields = $state<LadderFields | null>(null);
	wrong = $state.raw<Faults>({});
	failure = $state.raw<FailureFacts | null>(null);
	isBusy = $state(false);
	isSaved = $state(false);

	constructor(room: Remote<LadderRoom>) {
		this.#room = room;
	}

	/** Read also as the page goes, when what is derived on it has gone before. */
	get isChanged(): boolean {
		if (!this.fields || !this.view) return false;
		return said(this.fields) !== said(toFields(this.view.kept.ladder));
	}

	async load(): Promise<void> {
		try {
			this.view = await this.#room.show();
			const draft = this.view.isCustodian ? await this.#room.draft().catch(() => null) : null;
			this.fields = draft ?? toFields(this.view.kept.ladder);
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	/** Keeps on this device what is changed and not saved. @throws Failure */
	async keepDraft(): Promise<void> {
		if (!this.view?.isCustodian) return;
		await this.#room.keepDraft(this.isChanged ? $state.snapshot(this.fields) : null);
	}

	/** Saves what the form says. Returns whether that is done. */
	async save(): Promise<boolean> {
		const { fields, view } = this;
		if (!fields || !view || this.isBusy) return false;
		this.isSaved = false;
		this.failure = null;
		this.wrong = faultsOf(fields);
		if (Object.keys(this.wrong).length > 0) return false;
		this.isBusy = true;
		try {
			const { kept, wrong } = await this.#room.set(toLadder($state.snapshot(fields)));
			this.wrong = wrong;
			if (kept) this.view = { ...view, kept };
			this.isSaved = kept !== null;
		} catch (error) {
			this.failure = factsOf(error);
		} finally {
			this.isBusy = false;
		}
		return this.isSaved;
	}

	/** Goes back to what is kept. */
	reset(): void {
		if (this.view) this.fields = toFields(this.view.kept.ladder);
		this.wrong = {};
		this.isSaved = false;
	}

	/** Notes that things of `list` have come, gone or moved: their faults lie elsewhere now. */
	reorder(list: 'steps' | 'on_call'): void {
		const rest = Object.entries(this.wrong).filter(([field]) => !field.startsWith(list));
		this.wrong = Object.fromEntries(rest);
	}
}

function said(fields: LadderFields): string {
	return JSON.stringify(toLadder(fields));
}
