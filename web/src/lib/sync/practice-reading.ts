/** Reading what the whole practice may read, by its own seat: for custodians, who hold its key. */
import { actingAs, practiceKeys } from './practice-seat.ts';
import type { Space } from './space.ts';
import type { Vault } from './vault.ts';
import { Walk, type Progress } from './walk.ts';

/** How many spaces were read, how many could not be, and how many the server does not list. */
export type ReadOf = Readonly<{ read: number; failed: number; missing: number }>;

/**
 * Reads every care and team space in which the practice sits, verified. Where its seat has not been
 * changed yet it reads by the key of before. One that fails hides no other.
 * @throws ProtocolError 'nokey' for all but custodians, Unreachable
 */
export async function readAll(
	vault: Vault,
	tell: Progress,
	read: (space: Space) => void,
): Promise<ReadOf> {
	const walk = new Walk(vault.local, tell);
	for (const key of await practiceKeys(vault)) {
		await actingAs(vault, key, (practice) =>
			walk.through(practice, async ({ spaces }, listed) => {
				read(await spaces.sync(listed.id));
			}),
		);
	}
	return { read: walk.done.size, failed: walk.failed.size, missing: walk.missing().size };
}
