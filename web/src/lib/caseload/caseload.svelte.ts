import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import { OpenClient } from './open-client.svelte.ts';
import type { CaseloadRoom } from './room.ts';
import type { Lack } from './lacking.ts';
import type { CaseloadRow } from './view.ts';

const byName = new Intl.Collator();

/** The clients, as the pages show them; empty again once the keys are locked. */
export class Caseload {
	/** Null until they are known. */
	ids = $state.raw<readonly string[] | null>(null);
	readonly #rows = new SvelteMap<string, CaseloadRow>();
	failure = $state.raw<FailureFacts | null>(null);
	/** What is missing of the agreement with a client, by their id; nothing where nobody knows. */
	lacking = $state.raw<Readonly<Record<string, Lack>>>({});
	/** How many of the clients have been looked at and verified since the list was asked for. */
	checked = $state(0);
	readonly room: Remote<CaseloadRoom>;
	readonly #followed: OpenClient[] = [];

	/** In the order of their names. */
	readonly rows: readonly CaseloadRow[] = $derived(
		(this.ids ?? [])
			.flatMap((id) => this.#rows.get(id) ?? [])
			.toSorted((one, other) => byName.compare(one.name, other.name)),
	);

	constructor(room: Remote<CaseloadRoom>) {
		this.room = room;
	}

	/** Follows what the worker says. */
	hear(news: News): void {
		for (const client of this.#followed) client.hear(news);
		if (news.kind === 'keys') {
			this.ids = null;
			this.lacking = {};
			this.#rows.clear();
			this.failure = null;
		} else if (news.kind === 'spaces' && this.ids) void this.list();
		else if (news.kind === 'space' && this.ids) void this.#hearSpace(news.id);
	}

	/** Follows one client's page until `leave`. */
	follow(id: string): OpenClient {
		const client = new OpenClient(this.room, id);
		this.#followed.push(client);
		return client;
	}

	leave(client: OpenClient): void {
		this.#followed.splice(this.#followed.indexOf(client), 1);
	}

	/** Fetches the list, line by line. */
	async list(): Promise<void> {
		this.failure = null;
		this.checked = 0;
		try {
			if (this.ids === null) await this.#recall();
			const ids = await this.room.ids();
			this.ids = ids;
			void this.#learnLacking();
			await Promise.all(
				ids.map(async (id) => {
					await this.#learn(id);
					this.checked += 1;
				}),
			);
			await this.room.keepRows(this.rows);
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	/** Shows the lines of the last time until each has been looked at again. */
	async #recall(): Promise<void> {
		const kept = await this.room.keptRows();
		if (kept.length === 0) return;
		this.ids = kept.map(({ id }) => id);
		for (const row of kept) this.#rows.set(row.id, row);
	}

	async #learnLacking(): Promise<void> {
		this.lacking = await this.room.lacking().catch(() => this.lacking); // offline
	}

	async #hearSpace(id: string): Promise<void> {
		if (this.ids?.includes(id)) return this.#learn(id);
		const client = await this.room.namedBy(id).catch(() => '');
		if (client) await this.#learn(client);
	}

	async #learn(id: string): Promise<void> {
		if (!this.ids?.includes(id)) return;
		const row = await this.room.row(id).catch(() => null); // locked meanwhile
		if (row) this.#rows.set(id, row);
	}
}

export const [getCaseload, setCaseload] = createContext<Caseload>();
