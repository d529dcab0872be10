const PAUSE_MS = 600;

/** What is being written. It is kept, sealed, on every pause, until what became of it is kept. */
export class Draft {
	words = $state('');
	/** `kept` once all of it is sealed in this browser, `unkept` if that failed. */
	state = $state<'' | 'kept' | 'unkept'>('');
	readonly #keep: (words: string) => Promise<void>;
	#leaving = '';
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(words: string, keep: (words: string) => Promise<void>) {
		this.words = words;
		this.#keep = keep;
	}

	/** Notes that something was typed. */
	changed(): void {
		this.state = '';
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.keep(), PAUSE_MS);
	}

	/** Keeps what was typed now; a page that goes does not wait for a pause. */
	async keep(): Promise<void> {
		clearTimeout(this.#timer);
		const { words } = this;
		try {
			await this.#keep([this.#leaving, words].filter(Boolean).join('\n\n'));
			if (words === this.words) this.state = words ? 'kept' : '';
		} catch {
			this.state = 'unkept';
		}
	}

	/** Keeps at once what waits for a pause. */
	flush(): void {
		if (this.words && this.state !== 'kept') void this.keep();
	}

	/** Empties the box and hands its words over; they stay kept until `settle` or `giveBack`. */
	take(): string {
		clearTimeout(this.#timer);
		this.#leaving = this.words;
		this.words = '';
		this.state = '';
		return this.#leaving;
	}

	/** Notes that what was taken is safe elsewhere. */
	settle(): void {
		this.#leaving = '';
		if (this.words) void this.keep();
	}

	/** Puts `words` before what was typed meanwhile: nothing typed is ever lost. */
	giveBack(words: string): void {
		this.#leaving = '';
		this.words = [words, this.words].filter(Boolean).join('\n\n');
		void this.keep(); // at once: the page may be on its way out
	}
}
