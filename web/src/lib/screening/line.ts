/** The words of a text: its sentences and clauses, and where patterns are found in it. */
import { firstFrom } from './order.ts';
import type { Finder, Meeting, Place, ReadyPack, ReadyRule } from './ready.ts';
import type { Word } from './words.ts';

const BUT_REACHES = 15; // words
const NOWHERE: readonly Place[] = [];

/** Where a rule matched: the first and the last word, and the places of its parts. */
export type Hit = Readonly<{ first: number; last: number; parts: readonly Place[] }>;

/** The words of a text, as a pack reads them. */
export class Line {
	readonly words: readonly Word[];
	readonly #pack: ReadyPack;
	readonly #texts: readonly string[];
	readonly #set: ReadonlySet<string>;
	readonly #starts = new Map<Finder, number[]>();
	readonly #found = new Map<Finder, Place[]>();
	readonly #sentences: number[] = [];
	readonly #clauses: number[] = [];

	constructor(words: readonly Word[], pack: ReadyPack) {
		this.words = words;
		this.#pack = pack;
		this.#texts = words.map(({ text }) => text);
		this.#set = new Set(this.#texts);
		this.#texts.forEach((text, at) => {
			for (const finder of pack.beginning.get(text) ?? []) {
				const starts = this.#starts.get(finder);
				if (starts) starts.push(at);
				else this.#starts.set(finder, [at]);
			}
		});
		this.#number();
	}

	/** Gives each word the number of its sentence and of its clause. */
	#number(): void {
		const cuts = new Set(this.cue('new_clause').map(([first]) => first));
		let [sentence, clause] = [0, 0];
		this.words.forEach(({ mark }, at) => {
			if (mark === '.') sentence += 1;
			if (mark !== '' || cuts.has(at)) clause += 1;
			this.#sentences.push(sentence);
			this.#clauses.push(clause);
		});
	}

	sentence(word: number): number {
		return this.#sentences[word] ?? 0;
	}

	clause(word: number): number {
		return this.#clauses[word] ?? 0;
	}

	/** Where a cue stands. */
	cue(name: string): readonly Place[] {
		return this.#places(this.#pack.cues.get(name) ?? null);
	}

	/** Where a rule is found, whatever stands around. */
	hits({ finder, meetings, but }: ReadyRule): Hit[] {
		const plain = this.#places(finder).map((place) => hitOf([place]));
		const found = [...plain, ...meetings.flatMap((meeting) => this.#meet(meeting))];
		if (found.length === 0 || but === null) return found;
		const against = this.#places(but);
		return found.filter((hit) => !this.#isNear(hit, against));
	}

	#places(finder: Finder | null): readonly Place[] {
		if (finder === null) return NOWHERE;
		const known = this.#found.get(finder);
		if (known) return known;
		const starts = this.#starts.get(finder);
		if (!starts && finder.first !== null) return NOWHERE;
		const places = finder.places(this.#texts, this.#set, starts);
		this.#found.set(finder, places);
		return places;
	}

	#isNear({ first, last }: Hit, places: readonly Place[]): boolean {
		return between(places, first - BUT_REACHES, last + BUT_REACHES).some(
			([start]) => this.sentence(start) === this.sentence(first),
		);
	}

	/** Where all parts of a meeting stand together: each place of the first with the nearest others. */
	#meet(meeting: Meeting): Hit[] {
		const byPart: (readonly Place[])[] = [];
		for (const finder of meeting.finders) {
			const places = this.#places(finder); // most stop here: that a part is nowhere is soon known
			if (places.length === 0) return [];
			byPart.push(places);
		}
		const [anchors = [], ...others] = byPart;
		return anchors.flatMap((anchor) => {
			const met = [anchor];
			for (const places of others) {
				const place = this.#nearest(places, anchor, meeting, met);
				if (!place) return [];
				met.push(place);
			}
			const hit = hitOf(met);
			return [meeting.isLoose ? { ...hit, parts: [[hit.first, hit.last]] } : hit];
		});
	}

	/** The place that is nearest, the earlier of two, over none that is taken. */
	#nearest(
		places: readonly Place[],
		to: Place,
		{ span, within }: Meeting,
		taken: readonly Place[],
	): Place | null {
		const at = endingFrom(places, to[0]);
		let [best, least]: [Place | null, number] = [null, span + 1];
		for (const step of [-1, 1]) {
			let here = step < 0 ? at - 1 : at;
			for (let place = places[here]; place; place = places[here]) {
				const apart = Math.max(to[0] - place[1], place[0] - to[1], 1) - 1;
				const over = Math.abs(this.sentence(place[0]) - this.sentence(to[0]));
				if (apart >= least || over > within) break;
				if (!taken.some((other) => overlap(place, other))) {
					[best, least] = [place, apart];
					break;
				}
				here += step;
			}
		}
		return best;
	}
}

/** Those of `places` that stand, in part at least, from word `start` to word `end`. */
export function between(places: readonly Place[], start: number, end: number): Place[] {
	const found: Place[] = [];
	for (let at = endingFrom(places, start); at < places.length; at += 1) {
		const place = places[at];
		if (!place || place[0] > end) break;
		found.push(place);
	}
	return found;
}

/** Which place is the first that ends at `word` or later; how many there are if none. */
function endingFrom(places: readonly Place[], word: number): number {
	return firstFrom(places, word, ([, last]) => last);
}

function hitOf(parts: readonly Place[]): Hit {
	const [firsts, lasts] = [parts.map(([first]) => first), parts.map(([, last]) => last)];
	return { first: Math.min(...firsts), last: Math.max(...lasts), parts };
}

function overlap(one: Place, other: Place): boolean {
	return one[0] <= other[1] && other[0] <= one[1];
}
