import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { CandidacyRoom } from './room.ts';
import type { DeskAgreement } from './view.ts';

export type Deed = 'decide' | 'state' | 'review' | 'signers';

/** What is agreed with a client, on their page at the desk. */
export class AgreementOnDesk {
	readonly space: string;
	readonly room: Remote<CandidacyRoom>;
	/** Null until it is known. */
	view = $state.raw<DeskAgreement | null>(null);
	busy = $state<Deed | ''>('');
	/** What was done last. */
	done = $state<Deed | ''>('');
	/** Why something was not done. */
	undone = $state.raw<Readonly<{ deed: Deed; facts: FailureFacts }> | null>(null);

	constructor(room: Remote<CandidacyRoom>, space: string) {
		this.room = room;
		this.space = space;
	}

	hear(news: News): void {
		const isHere = news.kind === 'space' && news.id === this.space && news.where === 'server';
		if (isHere) void this.load();
	}

	async load(): Promise<void> {
		const found = await this.room.open(this.space).catch(() => null); // locked meanwhile
		if (found) this.#take(found);
	}

	/** Does one thing at a time. Returns whether it is done. */
	async attempt(deed: Deed, action: () => Promise<DeskAgreement>): Promise<boolean> {
		if (this.busy) return false;
		this.busy = deed;
		this.done = '';
		this.undone = null;
		try {
			this.#take(await action());
			this.done = deed;
			return true;
		} catch (error) {
			this.undone = { deed, facts: factsOf(error) };
			return false;
		} finally {
			this.busy = '';
		}
	}

	failureOf(deed: Deed): FailureFacts | null {
		return this.undone?.deed === deed ? this.undone.facts : null;
	}

	/** What was looked up earlier is older. */
	#take(found: DeskAgreement): void {
		if (found.turn > (this.view?.turn ?? 0)) this.view = found;
	}
}
