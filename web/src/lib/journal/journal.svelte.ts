import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { Kept } from '../sync/journal.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { JournalRoom } from './room.ts';
import { EVERYTHING, type Line, type Overview, type Renamed, type Wanted } from './view.ts';

const SLICE = 20; // entries that are shown at once, until somebody scrolls on
const AT_ONCE = 10; // slices that are read again together

/** What was done last and can be taken back. */
export type Undo =
	| Readonly<{ kind: 'removed' | 'changed'; kept: Kept }>
	| Readonly<{ kind: 'renamed'; tag: string; name: string; renamed: Renamed }>;

/** Finds words among what is one's own: the ids of what has all of them, once all is looked through. */
export type Find = (wanted: string) => Promise<readonly string[]>;

/** The journal on its page: as much of it as is looked at. */
export class Journal {
	overview = $state.raw<Overview | null>(null);
	/** What is shown of the timeline: a slice after the other. */
	slices = $state.raw<readonly (readonly Line[])[]>([]);
	/** How many entries are wanted. */
	count = $state(0);
	/** How often the journal was read: what is shown of it beside the timeline is read again. */
	turn = $state(0);
	wanted = $state.raw<Wanted>(EVERYTHING);
	failure = $state.raw<FailureFacts | null>(null);
	undone = $state.raw<FailureFacts | null>(null);
	undo = $state.raw<Undo | null>(null);
	isBusy = $state(false);
	readonly room: Remote<JournalRoom>;
	#reading: Promise<void> | null = null;
	#isStale = false;

	constructor(room: Remote<JournalRoom>) {
		this.room = room;
	}

	/** Shows what this device has, and then what others have kept. */
	async load(): Promise<void> {
		await this.read();
		await this.room.fetch().catch(() => undefined); // then as this device knows it
		await this.read();
	}

	hear(news: News): void {
		if (news.kind === 'space' || news.kind === 'spaces') void this.read();
	}

	/** Reads again what is shown; asked for meanwhile, once more behind that. */
	read(): Promise<void> {
		this.#isStale = true;
		this.#reading ??= this.#readAll().finally(() => (this.#reading = null));
		return this.#reading;
	}

	/** Shows the next slice of the timeline, also where all of it is read anew meanwhile. */
	async more(): Promise<void> {
		const { wanted } = this;
		const shown = this.slices.length;
		while (wanted === this.wanted && shown === this.slices.length) {
			await this.#reading;
			const { slices } = this;
			const next = await this.#slice(wanted, slices.length);
			if (!next?.length) return;
			if (wanted === this.wanted && slices === this.slices) this.#show([...slices, next]);
		}
	}

	/** Shows other entries. */
	async look(wanted: Wanted): Promise<void> {
		this.wanted = wanted;
		const first = await this.#slice(wanted, 0);
		if (first && wanted === this.wanted) this.#show([first]);
	}

	/** Gives an entry other words and tags. Returns whether that is done. */
	change({ space, id }: Line, said: Pick<Line, 'text' | 'tags'>): Promise<boolean> {
		return this.#change(async () => {
			await this.room.change({ space, id }, said);
			return { kind: 'changed', kept: { space, id } };
		});
	}

	/** Takes an entry out of sight. */
	remove({ space, id }: Line): Promise<boolean> {
		return this.#change(async () => {
			await this.room.remove({ space, id });
			return { kind: 'removed', kept: { space, id } };
		});
	}

	/** Calls a tag by another name, or takes it off everywhere for an empty one. */
	rename(tag: string, name: string): Promise<boolean> {
		return this.#change(async () => {
			return { kind: 'renamed', tag, name, renamed: await this.room.rename(tag, name) };
		});
	}

	/** Takes back what was done last. */
	takeBack(): Promise<boolean> {
		const { undo } = this;
		return this.#change(async () => {
			if (undo?.kind === 'renamed') await this.room.nameBack(undo.renamed);
			else if (undo) await this.room.putBack(undo.kept);
			return null;
		});
	}

	async #change(how: () => Promise<Undo | null>): Promise<boolean> {
		if (this.isBusy) return false;
		this.isBusy = true;
		this.undone = null;
		try {
			this.undo = await how();
			await this.read();
		} catch (error) {
			this.undone = factsOf(error);
		} finally {
			this.isBusy = false;
		}
		return !this.undone;
	}

	async #readAll(): Promise<void> {
		while (this.#isStale) {
			this.#isStale = false;
			try {
				this.overview = await this.room.overview();
				await this.#readSlices();
				this.turn += 1;
				this.failure = null;
			} catch (error) {
				this.failure = factsOf(error);
			}
		}
	}

	/** Some slices after the others, so that the page never stands still for all of them. */
	async #readSlices(): Promise<void> {
		const { wanted } = this;
		const slices: (readonly Line[])[] = [];
		const shown = Math.max(1, this.slices.length);
		while (slices.length < shown) {
			const most = Math.min(AT_ONCE, shown - slices.length);
			const { lines, count } = await this.room.slice(wanted, slices.length * SLICE, most * SLICE);
			if (wanted !== this.wanted) return;
			this.count = count;
			for (let n = 0; n < most; n += 1) slices.push(lines.slice(n * SLICE, (n + 1) * SLICE));
		}
		this.#show(slices);
	}

	async #slice(wanted: Wanted, n: number): Promise<readonly Line[] | null> {
		try {
			const { lines, count } = await this.room.slice(wanted, n * SLICE, SLICE);
			if (wanted === this.wanted) this.count = count;
			return lines;
		} catch (error) {
			this.undone = factsOf(error);
			return null;
		}
	}

	#show(slices: readonly (readonly Line[])[]): void {
		this.slices = slices.filter((lines) => lines.length > 0);
	}
}
