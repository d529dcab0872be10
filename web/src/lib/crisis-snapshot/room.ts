import type { CrisisSnapshot, CrisisSnapshots } from '../api/shapes/crisis.ts';
import type { Vaults } from '../sync/vault.ts';
import type { NewestView } from './view.ts';

const LATE_MS = 36 * 3_600_000;
const MEGABYTE = 1_000_000;
const NAME = /^\d{4}-\d\d-\d\dT\d{6}Z$/; // anything else is no address to lead anybody to

/** The crisis snapshots of each night, in the worker. */
export function crisisSnapshotRoom(vaults: Vaults) {
	return {
		/** The newest one, null if the server has made none yet. @throws Failure */
		async newest(): Promise<NewestView | null> {
			const { http } = vaults.open;
			const { snapshots } = await http.get<CrisisSnapshots>('/crisis-snapshots');
			const newest = snapshots.find(({ name }) => NAME.test(name));
			return newest ? viewOf(newest, http.now()) : null;
		},
	};
}

export type CrisisSnapshotRoom = ReturnType<typeof crisisSnapshotRoom>;

/** Exported for tests. */
export function viewOf({ name, made_at, size }: CrisisSnapshot, now: number): NewestView {
	const madeAt = Date.parse(made_at);
	return {
		address: `/api/crisis-snapshots/${name}`,
		madeAt,
		megabytes: Math.max(1, Math.round(size / MEGABYTE)),
		isLate: now - madeAt > LATE_MS,
	};
}
