import type { EntryPage, ReceivedEntry } from '../api/shapes/spaces.ts';
import type { Http } from '../api/http.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import { toWire, type Entry } from '../protocol/entry.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { checkPin } from '../protocol/pins.ts';
import { KeyRing, openPost } from '../protocol/sealing.ts';
import { parse } from '../protocol/shapes.ts';
import { advance } from '../protocol/spaces.ts';
import type { SpaceState } from '../protocol/state.ts';
import { lastToDrop, withoutBodies } from './dropping.ts';
import { openEntry, type Opened } from './folds/opened.ts';
import type { Local } from './local.ts';
import { Log, type Frozen, type Received } from './log.ts';
import { OpenedCache } from './opened-cache.ts';

const PAGE = 250; // entries: verifying them keeps the worker busy for some 50 ms
const SHOWN_MS = 100; // until a page that waits for a long log has it

/**
 * Decides whether a verified space may be shown: asked with every `seats` entry, and with null at
 * the end of what the server has. @throws ProtocolError 'unknownspace'
 */
export type Trust = (state: SpaceState, entry: Entry | null) => void;

/** One space as this device knows it: verified entry by entry, kept sealed, opened post by post. */
export class Space {
	readonly id: string;
	state: SpaceState | null = null;
	frozen: Frozen | null = null;
	/** How far this browser has let go of what was destroyed, since it was opened; -1 for nothing. */
	goneUpto = -1;
	readonly #http: Http;
	readonly #kept: Log;
	readonly #cache: OpenedCache;
	readonly #keys: KeyRing;
	#log: readonly Opened[] = [];
	#turn: Promise<void> = Promise.resolve();

	private constructor(http: Http, local: Local, id: string) {
		this.#http = http;
		this.#keys = new KeyRing(local.account);
		this.#kept = new Log(local, id);
		this.#cache = new OpenedCache(local, id);
		this.id = id;
	}

	/** Returns the space as it was last verified in this browser. */
	static async load(http: Http, local: Local, id: string): Promise<Space> {
		const space = new Space(http, local, id);
		await space.#reload();
		return space;
	}

	/**
	 * Takes in all that the server has, up to the first entry that fails: then the space is frozen.
	 * What is to be judged is fetched while it is found out whom to trust. `shown` is called when
	 * all of it can be shown; it is kept after that, so that a page with much to show need not wait.
	 * @throws ProblemError, Unreachable
	 */
	sync(judge: Trust | Promise<Trust>, shown: () => void = ignored): Promise<void> {
		Promise.resolve(judge).catch(ignored); // a frozen space asks nobody
		return this.#inTurn(async () => {
			if (this.frozen) return;
			const fed: Fed = { state: this.state, added: [], frozen: null };
			let coming: Promise<EntryPage> | null = this.#fetch(this.state?.seq ?? -1);
			coming.catch(ignored); // asked for in vain if nobody can be trusted
			const trust = await judge;
			while (coming && !fed.frozen) {
				const page: EntryPage = await coming;
				// What is verified now and what comes next keep the processor and the network busy at once.
				const last = (fed.state?.seq ?? -1) + page.entries.length;
				const isMore = page.entries.length > 0 && last < page.head_seq;
				coming = isMore ? this.#fetch(last) : null;
				coming?.catch(ignored); // asked for in vain if this page freezes the space
				this.#feed(fed, page, trust);
			}
			this.#judge(fed, trust);
			await this.#keep(fed, shown);
			await this.#dropDestroyed().catch(ignored); // it is tried again with the next fetch
		});
	}

	/** Takes in an entry of one's own that the server has just stored on the head known here. */
	take(entry: Entry, receivedAt: string): Promise<void> {
		return this.#inTurn(async () => {
			if (this.frozen || entry.header.prev !== this.state?.head) return;
			const added = [{ entry, wire: toWire(entry), receivedAt: Date.parse(receivedAt) }];
			await this.#keep({ state: advance(this.state, entry), added, frozen: null }, ignored);
		});
	}

	/** The key of a generation. @throws ProtocolError 'nokey' | 'seal' | 'commit' | 'secret' */
	key(gen: number): Uint8Array {
		return this.#key(this.state, gen);
	}

	/** Opens the body of a verified post. @throws ProtocolError of using a key or showing a post */
	open(entry: Pick<Entry, 'header' | 'body'>): JsonObject {
		return openPost(this.key(entry.header.gen), entry);
	}

	/** Everything known of the space, opened as far as it can be. */
	log(): readonly Opened[] {
		// What is signed cannot change, but a key that was missing may have come.
		if (this.#log.some(({ fault }) => fault)) {
			this.#log = this.#log.map((each) => (each.fault ? this.read(each) : each));
		}
		return this.#log;
	}

	/** The verified entries as the server gave them, out of what this browser keeps. */
	received(): Promise<Received[]> {
		return this.#kept.entries();
	}

	/** A verified entry, opened as far as it can be. */
	read(received: Pick<Opened, 'entry' | 'receivedAt'>): Opened {
		return this.#readBy(this.state, received);
	}

	/** Who wrote the entry of this id, empty if the verified chain has none. */
	authorOf(id: string): string {
		if (!this.state?.ids.has(id)) return '';
		return this.#log.findLast(({ entry }) => entry.header.id === id)?.entry.header.author ?? '';
	}

	/** As `read`, with the keys that a state holds. */
	#readBy(
		state: SpaceState | null,
		{ entry, receivedAt }: Pick<Opened, 'entry' | 'receivedAt'>,
	): Opened {
		return openEntry(entry, receivedAt, (each) =>
			openPost(this.#key(state, each.header.gen), each),
		);
	}

	/** Keeps nothing here that the practice says is destroyed and the server has no more. */
	async #dropDestroyed(): Promise<void> {
		const seq = this.frozen ? -1 : lastToDrop(this.#log);
		if (seq < 0) return;
		const { entries } = await this.#fetch(seq - 1, 1);
		if (entries[0]?.b !== '') return;
		await this.#kept.dropBodies(seq);
		this.#log = withoutBodies(this.#log, seq);
		this.goneUpto = seq;
		this.#cache.write(this.#log, 0);
	}

	#key(state: SpaceState | null, gen: number): Uint8Array {
		if (!state) throw new ProtocolError('nokey');
		return this.#keys.key(state, gen);
	}

	#inTurn(action: () => Promise<void>): Promise<void> {
		const done = this.#turn.then(action);
		this.#turn = done.catch(() => undefined);
		return done;
	}

	async #reload(): Promise<void> {
		this.frozen = await this.#kept.frozen();
		this.state = await this.#kept.state();
		const cached = (await this.#cache.read()).slice(0, (this.state?.seq ?? -1) + 1);
		const isWhole = cached.length > (this.state?.seq ?? -1);
		const later = isWhole ? [] : await this.#kept.entries(cached.length - 1);
		const opened = later.map((received) => this.read(received));
		this.#log = [...cached, ...opened];
		if (opened.length > 0) this.#cache.write(this.#log, cached.length);
	}

	#fetch(after: number, limit = PAGE): Promise<EntryPage> {
		return this.#http.get<EntryPage>(`/spaces/${this.id}/entries`, { after, limit });
	}

	/** Verifies a page entry by entry, up to the first that fails. */
	#feed(fed: Fed, page: EntryPage, trust: Trust): void {
		let shown: EntryPage['entries'] = page.entries;
		try {
			if (fed.state) checkPin(fed.state.head, page.pin);
			for (const entry of page.entries) {
				shown = [entry];
				this.#feedOne(fed, entry, trust);
			}
		} catch (error) {
			if (!(error instanceof ProtocolError)) throw error;
			fed.frozen = evidence(error.code, fed.state, shown, page.pin);
		}
	}

	#feedOne(fed: Fed, { h, b, s, received_at: receivedAt }: ReceivedEntry, trust: Trust): void {
		const wire = { h, b, s };
		const entry = parse(wire);
		const next = advance(fed.state, entry);
		if (next.space !== this.id) throw new ProtocolError('chain'); // the root of another space
		if (entry.header.kind === 'seats') trust(next, entry);
		fed.state = next;
		fed.added.push({ entry, wire, receivedAt: Date.parse(receivedAt) });
	}

	/** The last question of trust; if it fails, nothing of what was fed is shown. */
	#judge(fed: Fed, trust: Trust): void {
		try {
			if (fed.state && !fed.frozen) trust(fed.state, null);
		} catch (error) {
			if (!(error instanceof ProtocolError)) throw error;
			fed.frozen = evidence(error.code, this.state, [], '');
			fed.added = [];
		}
	}

	async #keep({ state, added, frozen }: Fed, shown: () => void): Promise<void> {
		if (added.length > 0 && state) {
			const [before, log] = [this.state, this.#log];
			const opened = added.map((received) => this.#readBy(state, received));
			this.state = state;
			this.#log = [...log, ...opened];
			if (added.length > PAGE) await firstShow(shown);
			const isKept = await this.#kept
				.extend(before?.seq ?? -1, added, state)
				.catch((error: unknown) => {
					this.state = before;
					this.#log = log;
					throw error;
				});
			if (!isKept) return this.#reload(); // another tab was quicker: go on from its pin
			this.#cache.write(this.#log, log.length);
		}
		if (frozen) this.frozen = await this.#kept.freeze(frozen);
	}
}

/** Lets a page show what it waits for before the processor has anything else to do. */
async function firstShow(shown: () => void): Promise<void> {
	shown();
	await new Promise((resolve) => setTimeout(resolve, SHOWN_MS));
}

const ignored = () => undefined;

type Fed = { state: SpaceState | null; added: Received[]; frozen: Frozen | null };

function evidence(
	code: string,
	state: SpaceState | null,
	shown: EntryPage['entries'],
	shownPin: string,
): Frozen {
	return { code, seq: state?.seq ?? -1, head: state?.head ?? '', shown, shown_pin: shownPin };
}
