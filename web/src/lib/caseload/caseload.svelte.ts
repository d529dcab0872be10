import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { CaseloadRoom } from './room.ts';
import type { CaseloadRow } from './view.ts';

/** The clients, as the pages show them; empty again once the keys are locked. */
export class Caseload {
	/** Null until they are known. */
	ids = $state.raw<readonly string[] | null>(null);
	readonly #rows = new SvelteMap<string, CaseloadRow>();
	failure = $state.raw<FailureFacts | null>(null);
	readonly room: Remote<CaseloadRoom>;

	/** In the order of their names. */
	readonly rows: readonly CaseloadRow[] = $derived(
		(this.ids ?? [])
			.flatMap((id) => this.#rows.get(id) ?? [])
			.toSorted((one, other) => one.name.localeCompare(other.name)),
	);

	constructor(room: Remote<CaseloadRoom>) {
		this.room = room;
	}

	/** Follows what the worker says. */
	hear(news: News): void {
		if (news.kind === 'keys') {
			this.ids = null;
			this.#rows.clear();
			this.failure = null;
		} else if (news.kind === 'spaces' && this.ids) void this.list();
		else if (news.kind === 'space') void this.#learn(news.id);
	}

	/** Fetches the list, line by line. */
	async list(): Promise<void> {
		this.failure = null;
		try {
			this.ids = await this.room.ids();
			await Promise.all(this.ids.map((id) => this.#learn(id)));
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	async #learn(id: string): Promise<void> {
		if (!this.ids?.includes(id)) return;
		const row = await this.room.row(id).catch(() => null); // locked meanwhile
		if (row) this.#rows.set(id, row);
	}
}

export const [getCaseload, setCaseload] = createContext<Caseload>();
