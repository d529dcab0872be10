import type { PhaseName, Rollout } from '../api/shapes/rollout.ts';

/** The roll-out as this device can show it: names and reasons never leave it. */
export type RolloutView = Readonly<{
	rollout: Rollout;
	/** Whether the viewer opens phases and lays the foundation. */
	isCustodian: boolean;
	/** What staff are called, by their ids. */
	people: Readonly<Record<string, string>>;
	/** What clients are called that the viewer knows, by the ids of their threads. */
	clients: Readonly<Record<string, string>>;
	/** The text of each sealed note that is named, by its id. */
	notes: Readonly<Record<string, string>>;
	/** The spaces whose growth says to look again. */
	watched: readonly string[];
	/** Today in the practice's zone, such as 2026-11-30. */
	today: string;
}>;

/** What somebody says of a task; `on` is a local day. */
export type Tick = Readonly<{ task: string; on: string; note: string }>;

/** A phase to go on with, and why although not all is done; an empty reason if it is. */
export type Choice = Readonly<{ phase: PhaseName; reason: string }>;
