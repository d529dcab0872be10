import type { ReviewItem } from '../protocol/rollout-posts.ts';

/** So many of so many; of messages that grow, now and in as long a time before. */
export type Count = Readonly<{ part: number; of: number }>;
/** By the id of the question. */
export type Counts = Readonly<Record<string, Count>>;

/** What was seen of a question, and what was decided; '' for nothing. */
export type Verdict = { answer: string; decision: string };

/** A review as it is being written; days are local ones of the practice. */
export type ReviewFields = {
	heldOn: string;
	nextOn: string;
	verdicts: Record<string, Verdict>;
};

/** A review that was held; `items` is null where its post cannot be read here. */
export type HeldReview = Readonly<{
	heldOn: string;
	nextOn: string;
	decisionsId: string;
	by: string;
	items: readonly ReviewItem[] | null;
}>;

export type ReviewView = Readonly<{
	/** What is looked at, in ms. */
	since: number;
	until: number;
	isDue: boolean;
	/** The day that was chosen for it, '' before the first. */
	dueOn: string;
	/** What the server has counted. */
	counts: Counts;
	/** The newest first. */
	held: readonly HeldReview[];
	isCustodian: boolean;
	zone: string;
	today: string;
	watched: readonly string[];
}>;

/** What this device has counted, and how many spaces it could not read. */
export type CountedHere = Readonly<{ counts: Counts; unread: number }>;
