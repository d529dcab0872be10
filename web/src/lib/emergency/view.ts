import type { EmergencyOutcome, EmergencyReason } from '../protocol/emergency-posts.ts';

/** One record that was opened in an emergency, as a page shows it. Times in ms. */
export type EmergencyRow = Readonly<{
	id: string;
	/** The client's conversation. */
	space: string;
	/** By the desk; empty for whoever cannot read it. */
	client: string;
	/** Who reads, and who opened it for them. */
	who: string;
	by: string;
	/** Whoever opened it reads it. */
	isForOpener: boolean;
	/** The viewer reads there; the viewer opened it. */
	isReader: boolean;
	isOpener: boolean;
	openedAt: number;
	/** When it ends, or ended. */
	until: number;
	isRunning: boolean;
	/** It is over, and the seat still stands: keys are to be changed. */
	isOverdue: boolean;
	/** Who was told at once, by name. */
	told: readonly string[];
	/** Empty until somebody signed it off. */
	reviewer: string;
	reviewedAt: number;
}>;

export type EmergenciesView = Readonly<{
	rows: readonly EmergencyRow[];
	isCustodian: boolean;
	/** The server's time. */
	now: number;
}>;

/** Why it was opened, and what somebody else thought of it; null if the chart does not say. */
export type Why = Readonly<{
	reason: EmergencyReason;
	words: string;
	review: Readonly<{ by: string; outcome: EmergencyOutcome; text: string }> | null;
}> | null;

export type Choice = Readonly<{ id: string; name: string }>;

/** Who may be let in, the viewer first, and who would be told at once. */
export type Colleagues = Readonly<{ people: readonly Choice[]; me: string }>;

export type Asked = Readonly<{ who: string; reason: EmergencyReason; words: string }>;

export type Judged = Readonly<{ outcome: EmergencyOutcome; text: string }>;
