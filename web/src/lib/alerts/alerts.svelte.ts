import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { AlertsRoom } from './room.ts';
import type { AlertRow, OpenAlerts } from './view.ts';

const PAUSE_MS = 150; // a wake-up seldom comes alone
const SLACK_MS = 1_500; // until a step that is due has been taken and can be asked for
const LONGEST_MS = 60_000; // between two looks while one is open: a wake-up may be lost

/** The alerts that are open, as every page of staff shows them, as long as the keys are open. */
export class Alerts {
	/** Null until they are known. */
	known = $state.raw<OpenAlerts | null>(null);
	/** Why they could not be asked for. */
	failure = $state.raw<FailureFacts | null>(null);
	readonly room: Remote<AlertsRoom>;
	readonly rows: readonly AlertRow[] = $derived(this.known?.rows ?? []);
	/** Those that have been read out: each is, once. */
	#said: readonly string[] = [];
	/** What is to be read out: how many are open as the newest comes. Another each time. */
	toSay = $state.raw<Readonly<{ open: number }> | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;
	#turn = 0;

	constructor(room: Remote<AlertsRoom>) {
		this.room = room;
	}

	/** Follows what the worker says. */
	hear(news: News): void {
		if (news.kind === 'keys') this.#forget();
		else if (news.kind === 'spaces' || (news.kind === 'space' && news.where === 'server')) {
			this.#after(PAUSE_MS);
		}
	}

	/** Asks the server, and then for what it may have left out. */
	async list(): Promise<void> {
		const turn = (this.#turn += 1);
		try {
			if (this.known === null) this.#learn(turn, await this.room.open());
			this.#learn(turn, await this.#whole(turn));
			if (turn === this.#turn) this.failure = null;
		} catch (error) {
			if (turn === this.#turn) this.failure = factsOf(error); // what was known stays in sight
		}
		if (turn === this.#turn) this.#goOn();
	}

	/** Stops asking, also after what is being asked. */
	stop(): void {
		clearTimeout(this.#timer);
		this.#turn += 1;
	}

	/** Whatever hinders the rest, what the server says is not kept from anybody. */
	async #whole(turn: number): Promise<OpenAlerts> {
		try {
			return await this.room.whole();
		} catch (error) {
			this.#learn(turn, await this.room.open());
			throw error;
		}
	}

	#learn(turn: number, known: OpenAlerts): void {
		if (turn !== this.#turn) return;
		this.known = known;
		const open = known.rows.filter(({ state }) => state === 'open');
		const fresh = open.map(({ entry }) => entry).filter((entry) => !this.#said.includes(entry));
		if (fresh.length > 0) this.toSay = { open: open.length };
		this.#said = [...this.#said, ...fresh];
	}

	#goOn(): void {
		const now = this.known?.at ?? 0;
		const next = this.rows.map(({ nextAt }) => nextAt - now).filter((ms) => ms > 0);
		const isOpen = this.rows.length > 0 || this.failure !== null || this.known?.isStale;
		if (isOpen) this.#after(Math.min(LONGEST_MS, ...next.map((ms) => ms + SLACK_MS)));
	}

	#after(ms: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.list(), ms);
	}

	#forget(): void {
		this.stop();
		this.known = null;
		this.failure = null;
		this.toSay = null;
		this.#said = [];
	}
}
