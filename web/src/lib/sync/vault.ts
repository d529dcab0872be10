import { Http } from '../api/http.ts';
import type { Practice, PracticeDetails } from '../api/shapes/practices.ts';
import type { Account } from '../protocol/keys.ts';
import { keepAppendToken } from './append-token.ts';
import type { Owner } from './early.ts';
import { locked } from './failure.ts';
import { Local } from './local.ts';
import { keepWaiting } from './moments.ts';
import { tellOpened } from './opened-marks.ts';
import { Outbox } from './outbox.ts';
import type { KeysState, News } from './remote.ts';
import { Sender } from './sender.ts';
import { Spaces } from './spaces.ts';
import type { Store } from './store.ts';
import { Uploads } from './uploads.ts';
import { listen, type Hint } from './wakeups.ts';

/** Everything that open keys give access to. It is gone once the keys are locked. */
export type Vault = Readonly<{
	me: Account;
	http: Http;
	local: Local;
	spaces: Spaces;
	outbox: Outbox;
	sender: Sender;
	uploads: Uploads;
	courier: Sender;
	/** Tells the pages, unless the keys are locked meanwhile. */
	tell: (news: News) => void;
}>;

/** The one place that holds an account's keys, in the worker's memory alone. */
export class Vaults {
	readonly http: Http;
	readonly store: Store;
	/** Called when keys were opened or forgotten here, `isForGood` if nothing is to stay of them. */
	onkeys: (state: KeysState, isForGood: boolean) => void = () => undefined;
	readonly #tell: (news: News) => void;
	#vault: Vault | null = null;
	#left: Owner | null = null;
	#stop: () => void = () => undefined;

	constructor(http: Http, store: Store, tell: (news: News) => void) {
		this.http = http;
		this.store = store;
		this.#tell = tell;
		http.onsignedout = () => {
			this.lock('out');
		};
	}

	/** @throws Failure 'locked' */
	get open(): Vault {
		if (!this.#vault) throw locked();
		return this.#vault;
	}

	get isOpen(): boolean {
		return this.#vault !== null;
	}

	/** Whose keys were open here last, for what is still being typed; null if all is to be gone. */
	get left(): Owner | null {
		return this.#left;
	}

	/** Takes the keys of a signed-in account into use. */
	unlock(account: Account): void {
		this.lock('locked');
		const local = new Local(this.store, account);
		const wakeups = listen(account.id, (hint) => {
			this.#hear(hint);
		});
		const spaces = new Spaces(this.http, local);
		const outbox = new Outbox(this.http, local, (id) => {
			wakeups.tell({ kind: 'queue', id });
			tell({ kind: 'queued' });
		});
		const tell = (news: News) => {
			if (this.#vault?.local === local) this.#tell(news);
		};
		const changed = (id: string) => {
			tell({ kind: 'space', id, where: 'device' });
		};
		const sender = new Sender(async (id) => {
			const sync = () => spaces.sync(id);
			await outbox.deliver(await spaces.space(id), sync, () => {
				changed(id);
			});
		});
		const uploads = new Uploads(this.http, local);
		const courier = new Sender(async (id) => {
			await uploads.deliver(id, tell, async (post, manner) => {
				await outbox.add(await spaces.space(id), post, manner);
				sender.kick(id);
			});
		});
		const desk = { me: account, http: this.http, local, spaces, outbox, sender };
		this.#vault = { ...desk, uploads, courier, tell };
		this.#stop = () => {
			wakeups.end();
			sender.stop();
			courier.stop();
			uploads.stop();
		};
		this.#say('open');
		void keepAppendToken(this.#vault).catch(() => undefined); // without one, the open app delivers
		void this.deliver();
	}

	/** Tries at once to send whatever waits: keys are open, or there is a connection again. */
	async deliver(): Promise<void> {
		if (!this.#vault) return;
		const { outbox, sender, uploads, courier } = this.#vault;
		void keepWaiting(this.#vault).catch(() => undefined); // it waits on
		void tellOpened(this.#vault).catch(() => undefined); // locked meanwhile: the next time then
		for (const id of await outbox.spaces()) sender.kick(id);
		for (const id of await uploads.spaces()) courier.kick(id);
	}

	/**
	 * Forgets the keys and everything opened with them; what is sealed stays. If it is for good,
	 * nothing that is still being typed is kept any more.
	 */
	lock(state: Exclude<KeysState, 'open'>, isForGood = false): void {
		if (isForGood) this.#left = null;
		if (!this.#vault) return;
		this.#stop();
		const { id, card, secret } = this.#vault.me;
		if (!isForGood) this.#left = { id, card };
		secret.fill(0);
		this.#vault = null;
		this.#say(state, isForGood);
	}

	#say(state: KeysState, isForGood = false): void {
		this.#tell({ kind: 'keys', state });
		this.onkeys(state, isForGood);
	}

	#hear(hint: Hint): void {
		this.#vault?.spaces.expectNews();
		if (hint.kind === 'bye') this.lock('out');
		else if (hint.kind === 'queue') this.#tell({ kind: 'space', id: hint.id, where: 'device' });
		else if (hint.kind === 'space') this.#tell({ ...hint, where: 'server' });
		else this.#tell({ kind: 'spaces' });
	}
}

/** Returns what the practice says of itself, kept for offline use; null if never fetched. */
export async function practiceOf({ http, local }: Vault): Promise<PracticeDetails | null> {
	try {
		const { details } = await http.get<Practice>('/practice');
		await local.keep('practice', details);
		return details;
	} catch {
		return local.kept<PracticeDetails>('practice');
	}
}
