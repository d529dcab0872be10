import { unb64, b64 } from '../protocol/encoding.ts';
import { Account, makeAccount, sealTo } from '../protocol/keys.ts';
import type { KeysState } from './remote.ts';
import { STREAM } from './wakeups.ts';
import type { Vaults } from './vault.ts';

const NAME = 'meantime/keys';
const PATIENCE_MS = 500;

/** What one tab tells the others. */
type Word =
	| { kind: 'shut'; state: Exclude<KeysState, 'open'>; isForGood: boolean }
	| { kind: 'opened'; id: string }
	| { kind: 'ask'; card: string }
	| { kind: 'give'; to: string; box: string };

/**
 * Keeps the tabs of this browser in step: locked in one, locked in all; opened in one, open in all.
 * The keys go from worker to worker alone, sealed to a key made for this one answer. Scripts of this
 * origin could ask as well: they are the app itself, and nothing else runs here.
 */
export class Tabs {
	readonly #vaults: Vaults;
	readonly #channel = new BroadcastChannel(NAME);
	#asking: { as: Account; done: () => void } | null = null;
	#isObeying = false;

	constructor(vaults: Vaults) {
		this.#vaults = vaults;
		this.#channel.onmessage = ({ data }: MessageEvent<Word>) => {
			this.#hear(data);
		};
		vaults.onkeys = (state, isForGood) => {
			if (this.#isObeying) return;
			if (state === 'open') this.#say({ kind: 'opened', id: vaults.open.me.id });
			else this.#say({ kind: 'shut', state, isForGood });
		};
	}

	/** Takes the keys from a tab that has them open, if there is one. */
	async join(): Promise<void> {
		const { held } = await navigator.locks.query();
		if (held?.some(({ name }) => name?.startsWith(STREAM))) await this.#ask();
	}

	#ask(): Promise<void> {
		return new Promise((resolve) => {
			const as = makeAccount();
			this.#asking = { as, done: resolve };
			setTimeout(resolve, PATIENCE_MS);
			this.#say({ kind: 'ask', card: b64(as.card) });
		});
	}

	#hear(word: Word): void {
		if (word.kind === 'shut') this.#obey(() => this.#vaults.lock(word.state, word.isForGood));
		else if (word.kind === 'ask') this.#answer(unb64(word.card));
		else if (word.kind === 'give') this.#take(word.to, word.box);
		else if (!this.#vaults.isOpen) void this.#ask();
		else if (this.#vaults.open.me.id !== word.id) this.#obey(() => this.#vaults.lock('locked'));
	}

	#answer(card: Uint8Array): void {
		if (!this.#vaults.isOpen) return;
		const box = b64(sealTo(card, this.#vaults.open.me.secret));
		this.#say({ kind: 'give', to: b64(card), box });
	}

	#take(to: string, box: string): void {
		const asking = this.#asking;
		if (!asking || b64(asking.as.card) !== to) return;
		this.#asking = null;
		const secret = asking.as.openBox(unb64(box));
		if (secret && !this.#vaults.isOpen) this.#obey(() => this.#vaults.unlock(new Account(secret)));
		asking.done();
	}

	/** Does what another tab did, without telling it back. */
	#obey(action: () => void): void {
		this.#isObeying = true;
		try {
			action();
		} finally {
			this.#isObeying = false;
		}
	}

	#say(word: Word): void {
		this.#channel.postMessage(word);
	}
}
