/** The quarterly review (`meantime.wire.reviews`): what the server counts, and that it was held. */

/** `value` is a share of `n`, of `access_review` a count; null where only devices know. */
export type Measure = Readonly<{ id: string; metric: string; value: number | null; n: number }>;

/** A review that was held on a local day; what was decided is a sealed post in the directory. */
export type KeptReview = Readonly<{
	held_on: string;
	decisions_id: string;
	next_on: string;
	filed_by: string;
	filed_at: string;
}>;

/** What there is to review, from `since` until before `until`; the newest reviews first. */
export type ReviewShown = Readonly<{
	since: string;
	until: string;
	measures: readonly Measure[];
	is_due: boolean;
	due_on: string | null;
	reviews: readonly KeptReview[];
}>;

export type NewReview = Readonly<{ held_on: string; decisions_id: string; next_on: string }>;
