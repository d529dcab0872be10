import MiniSearch, { type Options } from 'minisearch';
import type { Local } from '../sync/local.ts';
import type { Item } from './view.ts';
import { wordsIn } from './words.ts';

const AT_ONCE = 150; // items, until the worker answers others
const VERSION = 1; // of what is kept: another one is built anew
const OPTIONS: Options<Pick<Item, 'id' | 'text'>> = {
	fields: ['text'],
	tokenize: wordsIn,
	processTerm: (word) => word,
	searchOptions: { prefix: true, fuzzy: false, combineWith: 'AND' },
};

type Kept = { version: number; index: object; sums: Record<string, number> };

/**
 * The index of one space. It lies sealed at a place of its own, bound to its account, and goes with
 * the account when a device is wiped. It only says where to look: what is shown is read from the
 * space itself, as it stands then.
 */
export class Shard {
	readonly #index: MiniSearch<Pick<Item, 'id' | 'text'>>;
	/** By id, a sum of the words that are in the index. */
	readonly #sums: Map<string, number>;

	private constructor(index: MiniSearch<Pick<Item, 'id' | 'text'>>, sums: Map<string, number>) {
		this.#index = index;
		this.#sums = sums;
	}

	/** The index as it was kept; an empty one if there is none, or it cannot be used. */
	static async load(local: Local, space: string): Promise<Shard> {
		try {
			const kept = await local.kept<Kept>(placeOf(space));
			if (kept?.version === VERSION) {
				const index = MiniSearch.loadJS(kept.index as never, OPTIONS);
				return new Shard(index, new Map(Object.entries(kept.sums)));
			}
		} catch {
			// damaged, or of a version of the library that is gone: it is built anew
		}
		return new Shard(new MiniSearch(OPTIONS), new Map());
	}

	/** Brings it up to `items`, some at a time; tells whether anything was different. */
	async bringUp(items: readonly Item[]): Promise<boolean> {
		const current = new Map(items.map((item) => [item.id, item]));
		const gone = [...this.#sums.keys()].filter((id) => !current.has(id));
		const changed = items.filter((item) => this.#sums.get(item.id) !== sumOf(item.text));
		for (const id of gone) this.#drop(id);
		for (let start = 0; start < changed.length; start += AT_ONCE) {
			for (const { id, text } of changed.slice(start, start + AT_ONCE)) {
				this.#drop(id);
				this.#index.add({ id, text });
				this.#sums.set(id, sumOf(text));
			}
			await new Promise((resolve) => setTimeout(resolve));
		}
		return gone.length + changed.length > 0;
	}

	/** Seals it on this device. */
	async keep(local: Local, space: string): Promise<void> {
		const sums = Object.fromEntries(this.#sums);
		await local.keep(placeOf(space), { version: VERSION, index: this.#index.toJSON(), sums });
	}

	/** The ids of what has all these words. */
	search(wanted: string): string[] {
		return wordsIn(wanted).length === 0
			? []
			: this.#index.search(wanted).map(({ id }) => id as string);
	}

	#drop(id: string): void {
		if (this.#sums.delete(id)) this.#index.discard(id);
	}
}

/** Forgets the indexes of all spaces but these: whoever lost a seat has nothing to look in. */
export async function dropOthers(local: Local, spaces: ReadonlySet<string>): Promise<void> {
	const { store, account } = local;
	const range = IDBKeyRange.bound([account.id, FOLDER], [account.id, `${FOLDER}\uffff`]);
	for (const [, place] of await store.getAllKeys('places', range)) {
		if (!spaces.has(place.slice(FOLDER.length))) await local.forget(place);
	}
}

const FOLDER = 'search/';

const placeOf = (space: string) => FOLDER + space;

/** FNV-1a: enough to notice that words have changed, which nobody does on purpose here. */
function sumOf(text: string): number {
	let sum = 0x811c9dc5;
	for (let at = 0; at < text.length; at += 1) {
		sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
	}
	return sum >>> 0;
}
