import type { Answer } from '../protocol/safety-posts.ts';
import { attentionOf, isGraver, stillSaid, type Given } from './attention.ts';
import { isBrief } from './card.ts';
import {
	carriedByPart,
	NOTHING,
	UNCHECKED,
	type Against,
	type Carried,
	type Found,
} from './found.ts';
import type { Tier } from '../screening/packs.ts';
import type { Looks } from './screener.ts';

const PAUSE_MS = 250; // between two looks at what is being typed
const AGAIN_MS = 400; // until another look, where the model was still being fetched
const PATIENCE_MS = 300; // for which a message waits to be looked at before it leaves
const AGES_MS = 20_000; // for a look that nobody waits for

/** What is noticed in a box while somebody writes in it, and what they say of themselves. */
export class Watch {
	/** In what stood in the box when it was last looked at. */
	found = $state.raw<Found>(NOTHING);
	answer = $state<Answer | ''>('');
	/** The writer has put help aside for now. */
	isFolded = $state(false);
	readonly #looks: Looks;
	readonly #against: () => Against;
	readonly #keep: (given: Given) => void;
	#seen = '';
	/** Of which words what was said is said. */
	#saidOf: Tier = 'none';
	#timer: ReturnType<typeof setTimeout> | undefined;
	#newest = '';

	/** `keep` is told what somebody says of themselves, until it has left. */
	constructor(looks: Looks, against: () => Against, keep: (given: Given) => void = () => {}) {
		this.#looks = looks;
		this.#against = against;
		this.#keep = keep;
	}

	/** What was said of the words in the box. */
	get given(): Given {
		return { answer: this.answer, tier: this.#saidOf };
	}

	/** What the message would ask for if it were sent now. */
	get attention(): number {
		return attentionOf(this.found.tier, this.answer);
	}

	/** Whether there is anything to say. What somebody said of themselves is not forgotten. */
	get isShown(): boolean {
		return this.found.tier !== 'none' || this.answer !== '';
	}

	/** Says how safe one is. */
	say(answer: Answer): void {
		this.answer = answer;
		this.settle();
	}

	/** Puts back what was said before: it stands, unless something graver was said meanwhile. */
	giveBack({ answer, tier }: Given): void {
		if (!answer || (this.answer && attentionOf('none', answer) <= attentionOf('none', this.answer)))
			return;
		this.answer = answer;
		this.#saidOf = tier;
		this.isFolded = isBrief(answer);
		this.settle();
	}

	/** Keeps what is said now, and nothing of what has left. */
	settle(): void {
		this.#keep(this.given);
	}

	/** Fetches the rules: somebody is about to write. */
	ready(): void {
		this.#looks.begin(this.#against().model);
	}

	/** Looks at `text`, once there is a pause in writing. */
	follow(text: string): void {
		this.#newest = text;
		clearTimeout(this.#timer);
		if (text.trim() === '') this.#take(text, NOTHING);
		else if (text !== this.#seen) this.#timer = setTimeout(() => void this.#look(text), PAUSE_MS);
	}

	/**
	 * What each of `parts` of `text` carries, which leaves now: the box is clear for the next one.
	 * It waits for no longer than a moment: nothing keeps a message back.
	 */
	async leave(text: string, parts: readonly string[]): Promise<Carried[]> {
		const { given } = this;
		const found = await this.takeOut(text);
		if (!found) {
			const unknown = { ...UNCHECKED, ...given, attention: attentionOf('none', given.answer) };
			return parts.map((_, n) => (n === 0 ? unknown : UNCHECKED));
		}
		const carried = carriedByPart(text, parts, found, stillSaid(given, found.tier));
		// The model may say more of it, unless a rule has said all: it is looked at once it has left.
		const isUnseen = found.isPartial === true && found.tier !== 'urgent';
		return isUnseen
			? carried.map((each) => ({ ...each, tier: given.tier, isChecked: false }))
			: carried;
	}

	/** What a file made of `text` asks for: it lies beside the box, and can wait for the look. */
	async leaveAsFile(text: string): Promise<number> {
		const { given } = this;
		const found = await this.takeOut(text, AGES_MS);
		return found
			? attentionOf(found.tier, stillSaid(given, found.tier))
			: attentionOf(given.tier, given.answer);
	}

	/** What is noticed in `text`, which leaves the box: null if that is not known within so many ms. */
	async takeOut(text: string, within = PATIENCE_MS): Promise<Found | null> {
		const seen = text === this.#seen && !this.found.isPartial ? this.found : null;
		this.clear();
		return seen ?? (await this.#looks.check(text, this.#against(), within));
	}

	/** Looks at a text that has left already; null if that cannot be done now. */
	lookAgain(text: string): Promise<Found | null> {
		return this.#looks.check(text, this.#against(), AGES_MS);
	}

	/** Forgets what was noticed and said. */
	clear(): void {
		clearTimeout(this.#timer);
		this.answer = '';
		this.isFolded = false;
		this.#newest = '';
		this.#take('', NOTHING);
	}

	async #look(text: string): Promise<void> {
		const found = await this.#looks.check(text, this.#against(), AGES_MS);
		if (!found || text !== this.#newest) return;
		this.#take(text, found);
		if (found.isPartial) this.#timer = setTimeout(() => void this.#look(text), AGAIN_MS);
	}

	#take(text: string, found: Found): void {
		// Nobody who wrote something graver is left with what they said, or hid, before it.
		if (isGraver(found.tier, this.#saidOf)) {
			this.isFolded = false;
			const answer = stillSaid(this.given, found.tier);
			if (answer !== this.answer) this.#keep({ answer, tier: found.tier });
			this.answer = answer;
		}
		this.#saidOf = found.tier;
		this.#seen = text;
		this.found = found;
	}
}
