/** Until when a record is kept (`meantime.wire.retention`). Days are local ones of the practice. */

/** What is gone of a space: how many posts and files, up to which seq; null: nothing is. */
export type DestroyedPart = Readonly<{
	space_id: string;
	upto: number | null;
	posts: number;
	files: number;
	destroyed_at: string | null;
}>;

/**
 * A client's record, by its thread. All is null of one about which nothing was decided.
 * `may_go_from` is when the days to think it over are past.
 */
export type KeptRecord = Readonly<{
	thread_id: string;
	destroy_on: string | null;
	is_held: boolean;
	planned_at: string | null;
	planned_by: string | null;
	may_go_from: string | null;
	destroyed_at: string | null;
	spaces: readonly DestroyedPart[];
}>;

/** For `backup_days` after it, a backup may bring back what was destroyed. */
export type RetentionPage = Readonly<{
	records: readonly KeptRecord[];
	today: string;
	backup_days: number;
	next: string;
}>;
