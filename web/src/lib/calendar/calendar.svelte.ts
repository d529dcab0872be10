import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { Remote } from '../sync/remote.ts';
import type { CalendarRoom } from './room.ts';
import type { Asked, Meeting, Outcome } from './view.ts';

/** Somebody's appointments on a page, between two instants. */
export class Calendar {
	/** Null until they are known. */
	meetings = $state.raw<readonly Meeting[] | null>(null);
	requests = $state.raw<readonly Asked[]>([]);
	/** Why they could not be shown, or something could not be done. */
	failure = $state.raw<FailureFacts | null>(null);
	/** What came of what was tried last; empty before. */
	outcome = $state.raw<Outcome | ''>('');
	isBusy = $state(false);
	readonly room: Remote<CalendarRoom>;
	readonly isStaff: boolean;
	#span: readonly [number, number] = [0, 0];

	constructor(room: Remote<CalendarRoom>, isStaff: boolean) {
		this.room = room;
		this.isStaff = isStaff;
	}

	/** Those that nobody has answered yet. */
	get waiting(): readonly Asked[] {
		return this.requests.filter(({ state }) => state === 'requested' || state === 'offered');
	}

	/** Shows what is between two instants (ms). */
	async show(after: number, until: number): Promise<void> {
		this.#span = [after, until];
		await this.#load();
	}

	/** Tries something, and shows what is so then. Returns whether it is done. */
	async try(act: () => Promise<Outcome>): Promise<boolean> {
		if (this.isBusy) return false;
		this.isBusy = true;
		this.outcome = '';
		this.failure = null;
		try {
			const outcome = await act();
			await this.#load();
			this.outcome = outcome; // not before: what it invites to is free to be pressed
		} catch (error) {
			this.failure = factsOf(error);
		} finally {
			this.isBusy = false;
		}
		return this.outcome === 'done' && this.failure === null;
	}

	async #load(): Promise<void> {
		const span = this.#span;
		try {
			const [meetings, requests] = await Promise.all([
				this.room.between(...span, this.isStaff),
				this.room.requests(this.isStaff),
			]);
			if (span !== this.#span) return; // another week is shown meanwhile
			this.meetings = meetings;
			this.requests = requests;
			this.failure = null;
		} catch (error) {
			this.failure = factsOf(error);
		}
	}
}
