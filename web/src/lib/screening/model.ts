/**
 * The model: a number for how much a text is like those that people have labelled, and its tier.
 *
 * It is off unless a practice has switched it on and a client has agreed, and it may only raise what
 * the rules say. Python does the same (src/meantime/screening/model/model.py).
 */
import { features } from './features.ts';
import { RANKS, type Language, type Tier } from './packs.ts';
import { plainWords } from './plain.ts';
import type { Word } from './words.ts';

export const MODEL = 'model'; // the rule that it matches as
const PRECISION = 1 << 16;

export const REASON: Readonly<Record<Language, string>> = {
	en: 'A program found this message like others that needed attention. No rule goes as far. It is a comparison by a program, not an assessment.',
	es: 'Un programa encontró este mensaje parecido a otros que necesitaban atención. Ninguna regla llega a tanto. Es una comparación hecha por un programa, no una evaluación.',
};

/**
 * The scores from which a text counts, in 1/256 of a weight, and who its writer is: `selves` are the
 * words by which people speak of themselves; without one of them nothing is urgent.
 */
export type Facts = Readonly<{
	version: number;
	trained_on: string;
	bias: number;
	elevated: number;
	urgent: number;
	selves: readonly string[];
}>;

/** What a text counts for, and its sentence that says most, from `start` to `end`. */
export type Likeness = Readonly<{ tier: Tier; start: number; end: number }>;

/** The weights, a signed byte for each bucket. */
export class Model {
	readonly #facts: Facts;
	readonly #weights: Int8Array;
	readonly #selves: ReadonlySet<string>;

	constructor(facts: Facts, weights: Int8Array) {
		this.#facts = facts;
		this.#weights = weights;
		this.#selves = new Set(facts.selves);
	}

	/** How much these words are like messages of risk. */
	score(words: readonly Word[]): number {
		const found = features(words);
		return this.#facts.bias + this.#mean(found.words) + this.#mean(found.letters);
	}

	/** What the model makes of a text in which the rules see `tier`, if that is more. */
	raised(text: string, tier: Tier): Likeness | null {
		const found = this.#likeness(text);
		return found && RANKS[found.tier] > RANKS[tier] ? found : null;
	}

	#likeness(text: string): Likeness | null {
		const words = plainWords(text);
		const score = words.length > 0 ? this.score(words) : 0;
		if (words.length === 0 || score < this.#facts.elevated) return null;
		const isOwn = words.some((word) => this.#selves.has(word.text));
		const tier = isOwn && score >= this.#facts.urgent ? 'urgent' : 'elevated';
		const said = this.#most(words);
		return { tier, start: said[0]?.start ?? 0, end: said.at(-1)?.end ?? 0 };
	}

	/** The weights of `buckets`, divided by the root of how many they are. */
	#mean(buckets: ReadonlySet<number>): number {
		let sum = 0;
		for (const each of buckets) sum += this.#weights[each] ?? 0;
		const root = Math.floor(Math.sqrt(buckets.size * PRECISION));
		return root > 0 ? Math.floor((sum * PRECISION) / root) : 0;
	}

	/** The sentence with the highest score, the first of equal ones. */
	#most(words: readonly Word[]): readonly Word[] {
		let [most, highest] = [words, -Infinity];
		for (const sentence of sentencesOf(words)) {
			const score = this.score(sentence);
			if (score > highest) [most, highest] = [sentence, score];
		}
		return most;
	}
}

/** Fetches the model: only where it may look, for it is large. */
export async function fetchModel(): Promise<Model> {
	const { default: file } = await import('screening:model');
	return makeModel(file);
}

function sentencesOf(words: readonly Word[]): Word[][] {
	const sentences: Word[][] = [];
	for (const word of words) {
		const last = sentences.at(-1);
		if (last && word.mark !== '.') last.push(word);
		else sentences.push([word]);
	}
	return sentences;
}

/** The model of its file: its weights stand there as base64. */
export function makeModel({ facts, weights }: { facts: Facts; weights: string }): Model {
	const bytes = Uint8Array.from(atob(weights), (char) => char.charCodeAt(0));
	return new Model(facts, new Int8Array(bytes.buffer));
}
