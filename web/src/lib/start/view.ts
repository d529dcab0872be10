import type { Step, TryoutStage } from './steps.ts';

/** A made-up client. `until` is how long the open invitation can be used (ms), 0 for none. */
export type Tryout = Readonly<{ thread: string; stage: TryoutStage; until: number }>;

/** Where a practice stands on its way to a first client; plain data, made in the worker. */
export type StartView = Readonly<{
	steps: readonly Step[];
	tryout: Tryout;
	/** The spaces in which something changes when a step is done elsewhere. */
	watched: readonly string[];
	/** Whether the viewer may do all of it. */
	isCustodian: boolean;
	/** The viewer has put it away on this device. */
	isAway: boolean;
}>;

/** What is said of a made-up client, in the language of whoever makes them up. */
export type TryoutWords = Readonly<{
	name: string;
	/** The first thing that the invited reads: that nobody real is in care here. */
	letter: string;
	/** For the practice: why there is a place beside the others. */
	reason: string;
}>;

export const NO_TRYOUT: Tryout = { thread: '', stage: 'none', until: 0 };
