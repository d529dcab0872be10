import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { Closed } from './closing.ts';
import { faultsOf, toFields, toForm, type ClosingFaults, type ClosingFields } from './form.ts';
import type { AlertsRoom } from './room.ts';
import { NOTHING_WRITTEN, type AlertView } from './view.ts';

const PAUSE_MS = 600;

/** One alert on its page, and what is being written about how it ended. */
export class OpenAlert {
	readonly #room: Remote<AlertsRoom>;
	readonly #ask: () => Promise<AlertView>;
	/** Null until it is known. */
	view = $state.raw<AlertView | null>(null);
	failure = $state.raw<FailureFacts | null>(null);
	/** What is being done, and why the last thing was not. */
	busy = $state('');
	undone = $state.raw<FailureFacts | null>(null);
	/** What is being written; kept sealed on every pause. */
	fields = $state<ClosingFields>(toFields(NOTHING_WRITTEN));
	wrong = $state.raw<ClosingFaults>({});
	kept = $state<'' | 'kept' | 'unkept'>('');
	closed = $state<Closed | ''>('');
	#timer: ReturnType<typeof setTimeout> | undefined;
	#isWritten = false;
	/** Of what was asked last: an answer that was overtaken shows nothing any more. */
	#turn = 0;
	/** What was pressed and is not done yet, and the end of the last of it. */
	#asked: readonly string[] = [];
	#turns: Promise<unknown> = Promise.resolve();

	/** `id` is the alert's, or names a message for which the server has none. */
	constructor(room: Remote<AlertsRoom>, id: string) {
		this.#room = room;
		const [space = '', entry = ''] = id.split('.');
		this.#ask = () => (entry ? room.showMissed(space, entry) : room.show(id));
	}

	/** Follows what the worker says. */
	hear(news: News): void {
		if (news.kind === 'spaces' || news.kind === 'space') void this.refresh();
	}

	async refresh(): Promise<void> {
		const turn = (this.#turn += 1);
		try {
			const isPractice = this.view?.access === 'practice';
			const seen = isPractice ? await this.#rowAnew() : await this.#ask();
			if (turn !== this.#turn) return;
			this.#learn(seen);
			this.failure = null;
		} catch (error) {
			if (turn === this.#turn) this.failure = factsOf(error);
		}
	}

	/** Reads it through the practice's seat. */
	openAsPractice(): Promise<boolean> {
		const id = this.view?.row.id ?? '';
		return this.#attempt('open', async () => this.#learnDone(await this.#room.openAsPractice(id)));
	}

	/** Says that the viewer takes it. */
	take(): Promise<boolean> {
		const { row, access } = this.view ?? {};
		return this.#attempt('take', async () => {
			this.#learnDone(await this.#room.take(row?.id ?? '', access === 'practice'));
		});
	}

	/** Notes that something was typed. */
	changed(): void {
		this.#isWritten = true;
		this.kept = '';
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.keepQuietly(), PAUSE_MS);
	}

	/** As `keep`, where nothing hangs on it: the page says whether it is kept. */
	async keepQuietly(): Promise<void> {
		await this.keep().catch(() => undefined);
	}

	/** Keeps what was typed now; a page that goes does not wait for a pause. @throws Failure */
	async keep(): Promise<void> {
		clearTimeout(this.#timer);
		if (!this.view || !this.#isWritten || this.closed) return;
		try {
			await this.#room.keepForm(this.view.row, toForm($state.snapshot(this.fields)));
			this.kept = 'kept';
		} catch (error) {
			this.kept = 'unkept';
			throw error;
		}
	}

	/** Whether all is there that a closing needs; says what is missing. */
	check(): boolean {
		this.wrong = faultsOf(this.fields);
		return Object.keys(this.wrong).length === 0;
	}

	/** Writes how it ended, and closes it. Returns whether that is decided. */
	async close(): Promise<boolean> {
		const { view } = this;
		const { outcome, ...rest } = toForm($state.snapshot(this.fields));
		if (!view || !outcome || !this.check()) return false;
		return this.#attempt('close', async () => {
			await this.keepQuietly();
			this.closed = await this.#room.close(view.row, outcome, { outcome, ...rest });
			this.#learnDone(await this.#anew());
		});
	}

	async #anew(): Promise<AlertView> {
		const { row, access } = this.view ?? {};
		const isPractice = access === 'practice' && row?.id;
		return isPractice ? this.#room.openAsPractice(row.id) : this.#ask();
	}

	/** How it stands now, with what was read before: each reading by the practice is a sign-in. */
	async #rowAnew(): Promise<AlertView> {
		const seen = await this.#ask();
		const { view } = this;
		const row = { ...seen.row, client: seen.row.client || (view?.row.client ?? '') };
		return view ? { ...view, row, at: seen.at, isStale: seen.isStale } : seen;
	}

	/** What was done is newer than anything that was asked before it was. */
	#learnDone(view: AlertView): void {
		this.#turn += 1;
		this.failure = null;
		this.#learn(view);
	}

	#learn(view: AlertView): void {
		if (!this.view && !this.#isWritten) this.fields = toFields(view.form);
		this.view = view;
	}

	/** One after the other: what is pressed meanwhile waits, the same once more is a slip. */
	async #attempt(name: string, action: () => Promise<void>): Promise<boolean> {
		if (this.#asked.includes(name)) return false;
		const act = () => this.#do(name, action);
		const turn = this.#asked.length > 0 ? this.#turns.then(act) : act();
		this.#asked = [...this.#asked, name];
		this.#turns = turn;
		return turn.finally(() => {
			this.#asked = this.#asked.filter((each) => each !== name);
		});
	}

	async #do(name: string, action: () => Promise<void>): Promise<boolean> {
		this.busy = name;
		this.undone = null;
		try {
			await action();
			return true;
		} catch (error) {
			this.undone = factsOf(error);
			return false;
		} finally {
			this.busy = '';
		}
	}
}
