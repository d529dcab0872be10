import { zoneHere } from '../moments/when.ts';
import { wordsOfMoment } from '../protocol/moment-posts.ts';
import type { Kept } from '../sync/journal.ts';
import type { MomentParts } from '../sync/moments.ts';
import type { Remote } from '../sync/remote.ts';
import { Draft } from '../ui/draft.svelte.ts';
import type { CaptureRoom } from './room.ts';

const PAUSE_MS = 400;
const MOST_BYTES = 40_000; // of all that is said: one post holds it with whatever goes beside it

type Rest = { -readonly [Name in Exclude<keyof MomentParts, 'text'>]: MomentParts[Name] };
export const UNSAID: Rest = {
	...{ at: 0, zone: '', feelings: [], intensity: -1 },
	...{ urge: '', urge_strength: -1, instead: '', tags: [] },
};

/** A moment while it is being caught; sealed in this browser with every pause. */
export class Capture {
	readonly draft: Draft;
	/** The entry that it will be. */
	id = $state('');
	rest = $state<Rest>({ ...UNSAID });
	/** The rest could not be sealed. */
	isUnkept = $state(false);
	readonly #room: Remote<CaptureRoom>;
	readonly #now: () => number;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** `now` is the server's time in ms. */
	constructor(room: Remote<CaptureRoom>, now: () => number) {
		this.#room = room;
		this.#now = now;
		this.draft = new Draft('', (words) => room.keepWords(words));
	}

	/** All of it, as it would be kept. */
	get parts(): MomentParts {
		const { urge, instead, ...rest } = $state.snapshot(this.rest);
		const text = this.draft.words.trim();
		return { ...rest, text, urge: urge.trim(), instead: instead.trim() };
	}

	/** All that is said in words: what is looked at. */
	get words(): string {
		return wordsOfMoment(this.parts);
	}

	get isEmpty(): boolean {
		return this.words === '' && this.rest.intensity < 0 && this.rest.urge_strength < 0;
	}

	get isTooLong(): boolean {
		return new TextEncoder().encode(this.words).length > MOST_BYTES;
	}

	/** Goes on with what was not kept yet: behind it stands what was typed meanwhile. */
	async begin(): Promise<void> {
		const { id, parts } = await this.#room.begin();
		const { text, ...rest } = parts;
		this.id = id;
		this.rest = this.rest.at
			? { ...rest, at: rest.at || this.rest.at, zone: rest.zone || this.rest.zone }
			: rest;
		if (text) this.draft.giveBack(text);
		if (this.draft.words) this.#begun();
	}

	/** Notes that words were typed. */
	typed(): void {
		this.#begun();
		this.draft.changed();
	}

	/** Notes that something else was said. */
	changed(): void {
		this.#begun();
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#keepRest(), PAUSE_MS);
	}

	/** Seals all of it now. @throws if it could not be kept */
	async settle(): Promise<void> {
		await Promise.all([this.draft.keep(), this.#keepRest()]);
		if (this.isUnkept || this.draft.state === 'unkept') throw new Error('not kept');
	}

	/**
	 * Keeps it, with the files held for it, and begins anew. Null where it waits on this device for
	 * a journal. @throws Failure, and then all of it stands where it was
	 */
	async keep(): Promise<Kept | null> {
		clearTimeout(this.#timer);
		const { parts, id, rest } = this;
		const words = this.draft.take();
		try {
			const kept = await this.#room.keep({ id, parts });
			this.draft.settle();
			this.rest = { ...UNSAID };
			this.id = '';
			return kept;
		} catch (error) {
			this.rest = rest;
			this.draft.giveBack(words);
			throw error;
		}
	}

	/** Keeps at once what waits for a pause: the page may be on its way out. */
	flush(): void {
		this.draft.flush();
		if (this.rest.at) void this.#keepRest();
	}

	#begun(): void {
		if (this.rest.at) return;
		this.rest = { ...this.rest, at: this.#now(), zone: zoneHere() };
		void this.#keepRest();
	}

	async #keepRest(): Promise<void> {
		clearTimeout(this.#timer);
		if (!this.id) return; // it is not known yet what was there
		try {
			await this.#room.keepParts({ id: this.id, parts: { ...this.parts, text: '' } });
			this.isUnkept = false;
		} catch {
			this.isUnkept = true;
		}
	}
}
