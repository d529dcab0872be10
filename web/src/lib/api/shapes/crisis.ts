/** The crisis snapshots of a practice (`meantime.wire.crisis`). */

/** One that the server keeps; `name` is its address, `size` in bytes. */
export type CrisisSnapshot = Readonly<{ name: string; made_at: string; size: number }>;

/** Those of the caller's practice, the newest first. */
export type CrisisSnapshots = Readonly<{ snapshots: readonly CrisisSnapshot[] }>;
