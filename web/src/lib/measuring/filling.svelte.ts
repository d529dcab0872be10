import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { Remote } from '../sync/remote.ts';
import type { Answers } from '../measures/scoring.ts';
import type { MeasuringRoom } from './room.ts';
import type { FormView } from './view.ts';

const PAUSE_MS = 4_000; // between answers, until they go into the journal

/** A form while somebody fills it in. Each answer is kept at once; what cannot wait leaves at once. */
export class Filling {
	view = $state.raw<FormView | null>(null);
	answers = $state.raw<Answers>({});
	/** When what is gone on with was answered (ms), 0 where it is begun here and now. */
	resumedAt = $state(0);
	/** `kept` once all of it is sealed in this browser, `unkept` if that failed. */
	state = $state<'' | 'kept' | 'unkept'>('');
	failure = $state.raw<FailureFacts | null>(null);
	undone = $state.raw<FailureFacts | null>(null);
	isBusy = $state(false);
	isTried = $state(false);
	readonly #room: Remote<MeasuringRoom>;
	readonly #place: readonly [space: string, ask: string];
	readonly #locale: () => string;
	#isTouched = false;
	#carried: Answers | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#last: Promise<unknown> = Promise.resolve();

	/** `locale` is the language in which the questions are read. */
	constructor(
		room: Remote<MeasuringRoom>,
		space: string,
		ask: string,
		locale: (view: FormView | null) => string,
	) {
		this.#room = room;
		this.#place = [space, ask];
		this.#locale = () => locale(this.view);
	}

	/** The items that have to be answered and are not. */
	get missing(): string[] {
		const items = this.view?.measure?.items ?? [];
		return items
			.filter(({ id, scored }) => scored !== false && this.answers[id] === undefined)
			.map(({ id }) => id);
	}

	/** Shows what this device knows, then what the server says. */
	async start(): Promise<void> {
		await this.#look(() => this.#room.form(...this.#place));
		await this.#look(() => this.#room.open(...this.#place, this.#locale()));
	}

	/** Shows anew what became of what was sent. */
	renew(): Promise<void> {
		return this.#look(() => this.#room.form(...this.#place));
	}

	/** Notes an answer. What cannot wait is on its way before anything else is asked of it. */
	pick(item: string, value: number): Promise<void> {
		this.#isTouched = true;
		this.answers = { ...this.answers, [item]: value };
		this.state = '';
		const { answers } = this;
		const picked = this.#last.then(() => this.#pick(answers));
		this.#last = picked;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.carry(), PAUSE_MS);
		return picked;
	}

	/** Puts how far one has come where another device finds it; a page that goes does so at once. */
	async carry(): Promise<void> {
		clearTimeout(this.#timer);
		const { answers } = this;
		if (!this.#isTouched || this.view?.result || answers === this.#carried) return;
		this.#carried = answers;
		await this.#room.carry(...this.#place, answers, this.#locale()).catch(() => {
			this.#carried = null;
		});
	}

	/** Sends the whole form; returns whether that is done. */
	async send(): Promise<boolean> {
		this.isTried = true;
		if (this.isBusy || this.missing.length > 0) return false;
		this.isBusy = true;
		this.undone = null;
		clearTimeout(this.#timer);
		try {
			await this.#last;
			this.view = await this.#room.send(...this.#place, this.answers, this.#locale());
			this.#isTouched = false;
			return true;
		} catch (error) {
			this.undone = factsOf(error);
			return false;
		} finally {
			this.isBusy = false;
		}
	}

	/** Begins again what may be filled in at any time. */
	begin(): void {
		this.answers = {};
		this.isTried = false;
		this.state = '';
	}

	/** Lets an answer that the server would not take have another try. */
	async retry(entry: string): Promise<void> {
		await this.#room.retry(this.#place[0], entry).catch(() => null);
		await this.renew();
	}

	async #pick(answers: Answers): Promise<void> {
		try {
			const view = await this.#room.pick(...this.#place, answers, this.#locale());
			this.view = view;
			this.failure = null;
			if (answers === this.answers) this.state = 'kept';
		} catch (error) {
			this.failure = factsOf(error);
			this.state = await this.#room
				.keep(...this.#place, answers)
				.then(() => 'kept' as const)
				.catch(() => 'unkept' as const);
		}
	}

	async #look(ask: () => Promise<FormView>): Promise<void> {
		try {
			const view = await ask();
			this.view = view;
			if (!this.#isTouched) [this.answers, this.resumedAt] = [view.answers, view.begunAt];
			this.failure = null;
		} catch (error) {
			if (!this.view) this.failure = factsOf(error);
		}
	}
}
