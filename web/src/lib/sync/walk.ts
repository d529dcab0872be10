/**
 * A walk: the one job per space behind leavers and replaced keys (protocol.md section 6). Each step
 * looks at what its space is and does what is missing. So a walk may stop anywhere, be done again,
 * and be gone on with from another device; there is nothing to remember.
 */
import { ProblemError } from '../api/problems.ts';
import type { SpaceSummary } from '../api/shapes/spaces.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { Log } from './log.ts';
import type { Local } from './local.ts';
import type { Hands } from './seating.ts';

export type Step = (practice: Hands, listed: SpaceSummary) => Promise<void>;

/** Which of the spaces that are listed a walk goes through. */
export type Choose = (listed: readonly SpaceSummary[]) => readonly SpaceSummary[];

/** How far a walk has come: how many spaces of how many. */
export type Progress = (done: number, all: number) => void;

/** Walks the spaces of the practice, as the server lists them and as this device knows them. */
export class Walk {
	readonly done = new Set<string>();
	/** The code or slug of each space that could not be done. */
	readonly failed = new Map<string, string>();
	readonly #own: Local;
	readonly #tell: Progress;
	readonly #listed = new Set<string>();
	readonly #known = new Set<string>();

	/** `own` is the custodian's: what their device has seen of the practice's seats. */
	constructor(own: Local, tell: Progress) {
		this.#own = own;
		this.#tell = tell;
	}

	/**
	 * Takes a step in each space in which the practice sits under the key of `practice`; `choose` may
	 * leave some out. One that fails is noted and keeps no other from its turn. @throws Unreachable
	 */
	async through(practice: Hands, step: Step, choose: Choose = (all) => all): Promise<void> {
		const listed = choose(await this.look(practice));
		for (const [n, each] of listed.entries()) {
			this.#tell(n, listed.length);
			await this.#take(step, practice, each);
			practice.spaces.putAway(each.id);
		}
		if (listed.length > 0) this.#tell(listed.length, listed.length);
	}

	/** Lists where the practice sits, and takes note of it for `missing`. @throws Unreachable */
	async look(practice: Hands): Promise<SpaceSummary[]> {
		const listed = await practice.spaces.seated();
		for (const { id } of listed) this.#listed.add(id);
		for (const local of [this.#own, practice.local]) {
			for (const id of await seenSeated(local, practice.me.id)) this.#known.add(id);
		}
		return listed;
	}

	/** The spaces that the server should have listed, under this key or another. */
	missing(): Set<string> {
		return this.#known.difference(this.#listed);
	}

	async #take(step: Step, practice: Hands, listed: SpaceSummary): Promise<void> {
		try {
			await step(practice, listed);
			this.done.add(listed.id);
			this.failed.delete(listed.id); // it is walked again where something came between
		} catch (error) {
			if (error instanceof ProtocolError) this.failed.set(listed.id, error.code);
			else if (error instanceof ProblemError) this.failed.set(listed.id, error.slug);
			else throw error;
		}
	}
}

/** The spaces in which this device has last seen a seat taken. */
async function seenSeated(local: Local, seat: string): Promise<string[]> {
	const range = IDBKeyRange.bound([local.account.id], [local.account.id, []]);
	const pinned = (await local.store.getAllKeys('pins', range)).map(([, space]) => space);
	const states = await Promise.all(pinned.map((id) => new Log(local, id).state()));
	return pinned.filter((_, n) => states[n]?.seats.has(seat));
}
