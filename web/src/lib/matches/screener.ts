/** Looking again, on a device of staff, at what a client wrote: the same rules, the same words. */
import { CLIENT_WORDS, ReadyWords } from '../screening/client-words.ts';
import type { ReadyPack } from '../screening/ready.ts';
import { fetchModel, MODEL, REASON, type Model } from '../screening/model.ts';
import { changesFrom, screen } from '../screening/screen.ts';
import type { SetBeside } from '../sync/folds/safety.ts';
import type { Found } from './view.ts';

type Reasons = ReadonlyMap<string, Found['reason']>;
type Packs = Readonly<{ ready: readonly ReadyPack[]; reasons: Reasons }>;

/** The packs, fetched when something is first to be looked at. Both languages run on every text. */
export class Screener {
	#packs: Promise<Packs> | null = null;
	#model: Promise<Model | null> | null = null;

	/**
	 * What the rules, and what is set `beside` them for one client, find in `text`; the model too,
	 * where the client's own device has told what it found by it.
	 */
	async found(
		text: string,
		{ words, rules }: SetBeside,
		isByModel = false,
	): Promise<readonly Found[]> {
		const { ready, reasons } = await this.#fetched();
		const own = new ReadyWords(words, ready);
		const changes = changesFrom(rules);
		const model = isByModel ? await this.#fetchedModel() : null;
		return screen(text, ready, { words: own, changes, model }).matches.map(
			({ rule, tier, start, end }) => ({
				...{ rule, tier, start, end },
				reason: rule === CLIENT_WORDS ? null : (reasons.get(rule) ?? null),
			}),
		);
	}

	/** Null where it cannot be fetched: the rules alone count then. */
	#fetchedModel(): Promise<Model | null> {
		this.#model ??= fetchModel().catch(() => {
			this.#model = null;
			return null;
		});
		return this.#model;
	}

	#fetched(): Promise<Packs> {
		this.#packs ??= fetchPacks().catch((error: unknown) => {
			this.#packs = null;
			throw error;
		});
		return this.#packs;
	}
}

async function fetchPacks(): Promise<Packs> {
	const { readyPack } = await import('../screening/ready.ts');
	const ready = await Promise.all([readyPack('en'), readyPack('es')]);
	const rules = ready.flatMap((pack) => pack.rules.map(({ rule }) => rule));
	const reasons = rules.map(({ id, reason }) => [id, reason] as const);
	return { ready, reasons: new Map([...reasons, [MODEL, REASON] as const]) };
}
