import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { CaseloadRoom } from './room.ts';
import type { ClientPage } from './view.ts';

/** One client's page, followed until the page goes. */
export class OpenClient {
	readonly id: string;
	readonly room: Remote<CaseloadRoom>;
	/** Null until it is known. */
	page = $state.raw<ClientPage | null>(null);
	/** Why it could not be shown at all. */
	failure = $state.raw<FailureFacts | null>(null);
	/** What is being done, empty if nothing is. */
	busy = $state('');
	/** Why the last thing was not done. */
	undone = $state.raw<FailureFacts | null>(null);

	constructor(room: Remote<CaseloadRoom>, id: string) {
		this.room = room;
		this.id = id;
	}

	hear(news: News): void {
		if (news.kind === 'spaces' || (news.kind === 'space' && news.id === this.id)) {
			void this.refresh();
		}
	}

	async refresh(): Promise<void> {
		try {
			this.page = await this.room.page(this.id);
			this.failure = null;
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	/** Does one thing at a time and shows what came of it. Returns whether it was done. */
	async attempt(name: string, action: () => Promise<ClientPage>): Promise<boolean> {
		if (this.busy) return false;
		this.busy = name;
		this.undone = null;
		try {
			this.page = await action();
			return true;
		} catch (error) {
			this.undone = factsOf(error);
			return false;
		} finally {
			this.busy = '';
		}
	}
}
