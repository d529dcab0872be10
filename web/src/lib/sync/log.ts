import type { Entry, Wire } from '../protocol/entry.ts';
import { parse } from '../protocol/shapes.ts';
import { dumpState, loadState } from '../protocol/snapshots.ts';
import type { SpaceState } from '../protocol/state.ts';
import type { ReceivedEntry } from '../api/shapes/spaces.ts';
import type { Local } from './local.ts';
import type { EntriesRow } from './store.ts';

const TOGETHER = 128; // entries in one seal

/** A verified entry, as it came over the wire, and when the server says that it got it (ms). */
export type Received = Readonly<{ entry: Entry; wire: Wire; receivedAt: number }>;

/** Why a space stopped on this device, with what the server showed, for the report. */
export type Frozen = Readonly<{
	code: string;
	/** The last verified entry. */
	seq: number;
	head: string;
	/** The entry that failed, or the other branch. */
	shown: readonly ReceivedEntry[];
	shown_pin: string;
}>;

/** The verified copy of one space in this browser: entries and pin, kept in step. */
export class Log {
	readonly space: string;
	readonly #local: Local;

	constructor(local: Local, space: string) {
		this.#local = local;
		this.space = space;
	}

	/** Returns the verified state at the pin, null before the root. */
	async state(): Promise<SpaceState | null> {
		const row = await this.#local.store.get('pins', this.#key);
		return row ? loadState(this.#local.open(this.#pinPlace, row.sealed)) : null;
	}

	/** Returns the entries after the seq `after`, in order. */
	async entries(after = -1): Promise<Received[]> {
		const range = IDBKeyRange.bound([...this.#key, 0], [...this.#key, Infinity]);
		const rows = await this.#local.store.getAll('entries', range);
		const later = rows.filter(({ last }) => last > after);
		const received = later.flatMap((row) => this.#opened(row.seq, row.sealed));
		return received.filter(({ entry }) => entry.header.seq > after);
	}

	/**
	 * Adds verified entries on the pin at seq `base` (-1 before the root) and moves the pin.
	 * Returns false, and keeps nothing, if another tab has moved the pin since.
	 */
	async extend(base: number, added: readonly Received[], state: SpaceState): Promise<boolean> {
		const rows = Array.from({ length: Math.ceil(added.length / TOGETHER) }, (_, n) =>
			this.#sealedEntries(added.slice(n * TOGETHER, (n + 1) * TOGETHER)),
		);
		const pin = { ...this.#names, seq: state.seq, sealed: this.#sealedState(state) };
		const change = this.#local.store.transaction(['pins', 'entries'], 'readwrite');
		const before = change.objectStore('pins').get(this.#key);
		// All is asked for at once, so that the caller can open the entries while it is written.
		const asked = [
			...rows.map((row) => change.objectStore('entries').put(row)),
			change.objectStore('pins').put(pin),
		];
		const written = Promise.allSettled(asked);
		if (((await before)?.seq ?? -1) !== base) {
			change.abort();
			await Promise.allSettled([written, change.done]);
			return false;
		}
		await change.done;
		return true;
	}

	/** Lets go of the bodies of all posts up to and with the seq `upto`; what is signed stays. */
	async dropBodies(upto: number): Promise<void> {
		const range = IDBKeyRange.bound([...this.#key, 0], [...this.#key, upto]);
		for (const row of await this.#local.store.getAll('entries', range)) {
			const bare = this.#opened(row.seq, row.sealed).map((received) => {
				const { header } = received.entry;
				const isGone = header.kind === 'post' && header.seq <= upto;
				return isGone ? { ...received, wire: { ...received.wire, b: '' } } : received;
			});
			await this.#local.store.put('entries', this.#sealedEntries(bare));
		}
	}

	/** Returns why the space is read-only here, null if it is well. */
	frozen(): Promise<Frozen | null> {
		return this.#local.kept<Frozen>(`evidence/${this.space}`);
	}

	/** Stops the space here for good; the first reason stays. */
	async freeze(frozen: Frozen): Promise<Frozen> {
		const first = await this.frozen();
		if (!first) await this.#local.keep(`evidence/${this.space}`, frozen);
		return first ?? frozen;
	}

	get #key(): [account: string, space: string] {
		return [this.#local.account.id, this.space];
	}

	get #names(): { account: string; space: string } {
		return { account: this.#local.account.id, space: this.space };
	}

	get #pinPlace(): string {
		return `pin/${this.space}`;
	}

	#sealedState(state: SpaceState): Uint8Array {
		return this.#local.seal(this.#pinPlace, dumpState(state));
	}

	#sealedEntries(added: readonly Received[]): EntriesRow {
		const seq = added[0]?.entry.header.seq ?? 0;
		const content = JSON.stringify(added.map(({ wire, receivedAt }) => ({ wire, receivedAt })));
		const sealed = this.#local.seal(this.#entryPlace(seq), new TextEncoder().encode(content));
		return { ...this.#names, seq, last: seq + added.length - 1, sealed };
	}

	#opened(seq: number, sealed: Uint8Array): Received[] {
		const content = new TextDecoder().decode(this.#local.open(this.#entryPlace(seq), sealed));
		const kept = JSON.parse(content) as Omit<Received, 'entry'>[];
		return kept.map(({ wire, receivedAt }) => ({ entry: parse(wire), wire, receivedAt }));
	}

	#entryPlace(seq: number): string {
		return `entry/${this.space}/${seq}`;
	}
}
