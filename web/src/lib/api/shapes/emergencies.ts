/** A client's record that was opened in an emergency (`meantime.wire.emergencies`). */

/**
 * `id` is the sealed reason's entry. Served until just before `until`, or `ended_at` if that was
 * earlier. `seated_in` are the spaces in which the seat still stands.
 */
export type Emergency = Readonly<{
	id: string;
	space_id: string;
	chart_id: string;
	desk_id: string;
	opened_by: string;
	account_id: string;
	opened_at: string;
	until: string;
	ended_at: string | null;
	ended_by: string;
	told_ids: readonly string[];
	reached_ids: readonly string[];
	seated_in: readonly string[];
	reviewed_by: string;
	reviewed_at: string | null;
	review_id: string;
}>;

/** The newest first. */
export type EmergencyPage = Readonly<{ next: string; emergencies: readonly Emergency[] }>;
