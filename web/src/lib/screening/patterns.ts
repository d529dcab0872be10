/**
 * The small language in which packs say what to look for.
 *
 *     i (want|need) to <die> now?   words, a choice, a list of the pack, one that may be missing
 *     i _2 want                     up to two other words between
 *     don't                         an apostrophe may be missing wherever one stands
 */
import { anyOf, gapPart, maybe, oneAfterAnother, wordPart, type Part } from './parts.ts';

export type Lists = ReadonlyMap<string, Part>;

/** A pattern that cannot be read; says where. */
export class PatternFault extends Error {
	override readonly name = 'PatternFault';
}

const PART = /\s*(?:<(?<name>[a-z_]+)>|_(?<gap>[0-9])|(?<word>[a-z0-9']+)|(?<sign>[()|?]))/y;

/** Each list of a pack as one part; a list may name those before it. @throws PatternFault */
export function compileLists(lists: Readonly<Record<string, readonly string[]>>): Lists {
	const compiled = new Map<string, Part>();
	for (const [name, patterns] of Object.entries(lists)) {
		compiled.set(name, anyOf(patterns.map((each) => compilePattern(each, compiled))));
	}
	return compiled;
}

/** A pattern as a part. @throws PatternFault */
export function compilePattern(pattern: string, lists: Lists): Part {
	const reader = new Reader(pattern, lists);
	const part = reader.choice();
	if (reader.rest() !== '') throw new PatternFault(`'${pattern}': what is '${reader.rest()}'?`);
	return part;
}

class Reader {
	readonly #pattern: string;
	readonly #lists: Lists;
	#at = 0;

	constructor(pattern: string, lists: Lists) {
		this.#pattern = pattern;
		this.#lists = lists;
	}

	rest(): string {
		return this.#pattern.slice(this.#at).trim();
	}

	choice(): Part {
		const ways = [this.#sequence()];
		while (this.#take('|')) ways.push(this.#sequence());
		return anyOf(ways);
	}

	#sequence(): Part {
		const parts: Part[] = [];
		for (let part = this.#one(); part !== null; part = this.#one()) {
			parts.push(this.#take('?') ? maybe(part) : part);
		}
		if (parts.length === 0) throw this.#fault(`something is missing before '${this.rest()}'`);
		return oneAfterAnother(parts);
	}

	#one(): Part | null {
		if (this.#take('(')) {
			const part = this.choice();
			if (!this.#take(')')) throw this.#fault('a bracket is not closed');
			return part;
		}
		const found = this.#match();
		if (found === null || found.sign !== undefined) return null;
		this.#at = PART.lastIndex;
		if (found.word !== undefined) return wordPart(spellings(found.word));
		if (found.gap !== undefined) return gapPart(Number(found.gap));
		const list = this.#lists.get(found.name ?? '');
		if (!list) throw this.#fault(`there is no list '${found.name ?? ''}'`);
		return list;
	}

	#take(sign: string): boolean {
		const isThere = this.#match()?.sign === sign;
		if (isThere) this.#at = PART.lastIndex;
		return isThere;
	}

	#match(): Partial<Record<'name' | 'gap' | 'word' | 'sign', string>> | null {
		PART.lastIndex = this.#at;
		return PART.exec(this.#pattern)?.groups ?? null;
	}

	#fault(what: string): PatternFault {
		return new PatternFault(`'${this.#pattern}': ${what}`);
	}
}

function spellings(word: string): ReadonlySet<string> {
	return new Set([word, word.replaceAll("'", '')]);
}
