import type { Appended } from '../api/shapes/spaces.ts';
import type { Http } from '../api/http.ts';
import { ProblemError, Unreachable } from '../api/problems.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import { pae } from '../protocol/encoding.ts';
import { toWire, type Entry } from '../protocol/entry.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { rewritePost, writePost } from '../protocol/flows.ts';
import { verifySignature, type Account } from '../protocol/keys.ts';
import { parse } from '../protocol/shapes.ts';
import { advance } from '../protocol/spaces.ts';
import type { SpaceState } from '../protocol/state.ts';
import { MESSAGING_OFF } from './agreement.ts';
import type { Local } from './local.ts';
import { outboxLock } from './outbox-lock.ts';
import type { Space } from './space.ts';
import type { OutboxRow } from './store.ts';

/**
 * How a post answers and notifies; all quiet if left out. With an `id`, what is here or stored under
 * it already is not added again.
 */
export type Manner = Readonly<{ attention?: number; re?: string; showAt?: number; id?: string }>;

/** A row on its way: signed, sealed, and in this browser until the server has it. */
export type Waiting = Readonly<{ entry: Entry; refused: string }>;

const TRY_AGAIN_LATER = new Set(['not-signed-in', 'too-many-attempts', 'internal']);

/**
 * Posts on their way to the server (flow F6). Row n is signed on row n-1 and the first on the head
 * known here, so that they can be delivered as they are; what no longer fits is signed again
 * under the same id. One tab at a time works on a space.
 */
export class Outbox {
	readonly #http: Http;
	readonly #local: Local;
	readonly #added: (space: string) => void;

	/** `added` is told in which space something more waits. */
	constructor(http: Http, local: Local, added: (space: string) => void = () => undefined) {
		this.#http = http;
		this.#local = local;
		this.#added = added;
	}

	/** Seals and signs `post` behind what waits already. Resolves once this browser has kept it. */
	add(space: Space, post: JsonObject, manner: Manner = {}): Promise<void> {
		return this.#alone(space, async () => {
			const { state } = await this.#restack(space);
			if (manner.id && (await this.#has(space, manner.id))) return;
			const marks = { ...manner, at: this.#http.now() };
			const entry = writePost(this.#me, state, space.key(state.gen), post, marks);
			await this.#local.store.add('outbox', this.#row(space, entry));
			this.#added(space.id);
		});
	}

	/** Returns the ids of spaces in which something waits. */
	async spaces(): Promise<ReadonlySet<string>> {
		const rows = await this.#local.store.getAll('outbox');
		const mine = rows.filter(({ account, refused }) => account === this.#me.id && !refused);
		return new Set(mine.map(({ space }) => space));
	}

	/** Returns what waits in `space`, oldest first. */
	async waiting(space: string): Promise<Waiting[]> {
		const rows = await this.#rows(space);
		return rows.map((row) => ({ entry: parse(row.wire), refused: row.refused }));
	}

	/**
	 * Hands the rows to the server, oldest first, until none is left but refused ones. Calls
	 * `changed` after each.
	 * @throws Unreachable or ProblemError if it should be tried again later; the rows stay
	 */
	deliver(space: Space, sync: () => Promise<unknown>, changed: () => void): Promise<void> {
		return this.#alone(space, async () => {
			for (;;) {
				const { rows } = await this.#restack(space);
				const [row] = rows;
				if (!row) return;
				await this.#deliverOne(space, row, sync);
				changed();
			}
		});
	}

	/** Lets a refused row have another try. */
	retry(space: Space, id: string): Promise<void> {
		return this.#alone(space, async () => {
			const row = (await this.#rows(space.id)).find((each) => each.id === id);
			if (row) await this.#local.store.put('outbox', { ...row, refused: '' });
		});
	}

	/**
	 * Takes a row out of the queue once `keep` has kept its post and what that is about, with what
	 * waits behind it and amends the same message. Returns whether it was still here.
	 */
	takeBack(
		space: Space,
		id: string,
		keep: (post: JsonObject, re: string) => Promise<void>,
	): Promise<boolean> {
		return this.#alone(space, async () => {
			const rows = await this.#rows(space.id);
			const [row, ...behind] = rows.slice(rows.findIndex((each) => each.id === id));
			if (row?.id !== id || this.#isStored(space, id)) return false;
			const entry = parse(row.wire);
			const post = space.open(entry);
			const message = post['type'] === 'amend' ? entry.header.re : id;
			await keep(post, entry.header.re);
			for (const each of behind) if (amends(space, each, message)) await this.#drop(each);
			await this.#drop(row);
			return true;
		});
	}

	async #deliverOne(space: Space, row: OutboxRow, sync: () => Promise<unknown>): Promise<void> {
		const entry = parse(row.wire);
		const answer = await this.#offer(space, row);
		if (answer === 'refused') return;
		if (answer === 'moved') {
			const { head } = stateOf(space);
			await sync();
			if (stateOf(space).head === head) throw new Unreachable('moved, but nowhere');
		} else if (answer.stored) {
			if (!this.#isMine(answer.stored, row.id)) return this.#rename(space, row, entry);
			await sync();
		} else {
			await space.take(entry, answer.received_at);
		}
		// Only the verified chain says that it is stored.
		if (this.#isStored(space, row.id)) await this.#drop(row);
		else if (answer !== 'moved') throw new ProtocolError('chain');
	}

	async #offer(space: Space, row: OutboxRow): Promise<Appended | 'moved' | 'refused'> {
		try {
			return await this.#http.post<Appended>(`/spaces/${space.id}/entries`, row.wire);
		} catch (error) {
			if (!(error instanceof ProblemError) || TRY_AGAIN_LATER.has(error.slug)) throw error;
			if (error.slug === 'head-moved') return 'moved';
			const refused = error.slug === MESSAGING_OFF ? error.slug : error.code || error.slug;
			await this.#local.store.put('outbox', { ...row, refused });
			return 'refused';
		}
	}

	#isMine(stored: unknown, id: string): boolean {
		const entry = parse(stored);
		const message = pae('mt1/entry', entry.headerBytes);
		return (
			entry.header.id === id &&
			entry.header.author === this.#me.id &&
			verifySignature(this.#me.signPk, message, entry.signature)
		);
	}

	async #rename(space: Space, row: OutboxRow, entry: Entry): Promise<void> {
		const renamed = this.#renamed(space, stateOf(space), entry);
		await this.#local.store.put('outbox', { ...row, id: renamed.header.id, wire: toWire(renamed) });
	}

	async #has(space: Space, id: string): Promise<boolean> {
		const rows = await this.#rows(space.id);
		return rows.some((row) => row.id === id) || this.#isStored(space, id);
	}

	/** Whether the verified chain has an entry of mine under this id. */
	#isStored(space: Space, id: string): boolean {
		return space.authorOf(id) === this.#me.id;
	}

	/** The entry on the head of `state`: as it is, signed again, or under another id. */
	#fitted(space: Space, state: SpaceState, entry: Entry): Entry {
		if (state.ids.has(entry.header.id)) return this.#renamed(space, state, entry);
		if (entry.header.prev === state.head) return entry;
		return rewritePost(this.#me, state, entry);
	}

	/** Somebody else's entry has the id: the same post goes out under another one. */
	#renamed(space: Space, state: SpaceState, entry: Entry): Entry {
		const { attention, re, show_at: showAt, at } = entry.header;
		const marks = { attention, re, showAt, at };
		return writePost(this.#me, state, space.key(state.gen), space.open(entry), marks);
	}

	/** Signs again, each on the one before, the rows that no longer fit on the verified head. */
	async #restack(space: Space): Promise<{ rows: OutboxRow[]; state: SpaceState }> {
		let state = stateOf(space);
		const rows: OutboxRow[] = [];
		for (const row of await this.#rows(space.id)) {
			if (row.refused) continue;
			if (this.#isStored(space, row.id)) {
				await this.#drop(row);
				continue;
			}
			const entry = parse(row.wire);
			const fitting = this.#fitted(space, state, entry);
			const kept = { ...row, id: fitting.header.id, wire: toWire(fitting) };
			if (fitting !== entry) await this.#local.store.put('outbox', kept);
			rows.push(kept);
			state = advance(state, fitting);
		}
		return { rows, state };
	}

	get #me(): Account {
		return this.#local.account;
	}

	#row(space: Space, entry: Entry): OutboxRow {
		const { id } = entry.header;
		return { account: this.#me.id, space: space.id, id, wire: toWire(entry), refused: '' };
	}

	#rows(space: string): Promise<OutboxRow[]> {
		const key = IDBKeyRange.only([this.#me.id, space]);
		return this.#local.store.getAllFromIndex('outbox', 'space', key);
	}

	async #drop(row: OutboxRow): Promise<void> {
		if (row.n !== undefined) await this.#local.store.delete('outbox', row.n);
	}

	#alone<Result>(space: Space, action: () => Promise<Result>): Promise<Result> {
		return outboxLock(this.#me.id, space.id, action);
	}
}

/** Whether a row puts other words in place of `message`, or asks for more attention to it. */
function amends(space: Space, { wire }: OutboxRow, message: string): boolean {
	const entry = parse(wire);
	return entry.header.re === message && space.open(entry)['type'] === 'amend';
}

/** @throws ProtocolError 'nokey' if nothing of the space is known here */
function stateOf(space: Space): SpaceState {
	if (!space.state) throw new ProtocolError('nokey');
	return space.state;
}
