import type { SignDraft } from './view.ts';

/** What somebody ticks and types before they sign. */
export class SignForm {
	/** The version that is signed; what stood in a draft of another one is not carried over. */
	readonly hash: string;
	readonly #ontyped: (draft: SignDraft) => void;
	#ticks = $state.raw<readonly string[]>([]);
	#name = $state('');
	/** Something was missing when it was to be signed: from then on that is said. */
	isChecked = $state(false);

	constructor(hash: string, draft: SignDraft | null, ontyped: (draft: SignDraft) => void) {
		this.hash = hash;
		this.#ontyped = ontyped;
		const isOfThis = draft?.hash === hash;
		this.#ticks = isOfThis ? draft.ticks : [];
		this.#name = isOfThis ? draft.name : '';
	}

	get ticks(): readonly string[] {
		return this.#ticks;
	}

	get name(): string {
		return this.#name;
	}

	set name(name: string) {
		this.#name = name;
		this.#changed();
	}

	isTicked(id: string): boolean {
		return this.#ticks.includes(id);
	}

	tick(id: string, isTicked: boolean): void {
		const others = this.#ticks.filter((each) => each !== id);
		this.#ticks = isTicked ? [...others, id] : others;
		this.#changed();
	}

	/** How much is missing of what has to be ticked, and the name. */
	missing(mustTick: readonly string[]): number {
		const open = mustTick.filter((id) => !this.isTicked(id)).length;
		return open + Number(this.#name.trim() === '');
	}

	#changed(): void {
		this.#ontyped({ hash: this.hash, ticks: this.#ticks, name: this.#name });
	}
}
