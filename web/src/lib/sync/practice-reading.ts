/** Reading what the whole practice may read, by its own seat: for custodians, who hold its key. */
import type { Rollout } from '../api/shapes/rollout.ts';
import { purposeOf } from './folds/purpose.ts';
import { actingAs, practiceKeys } from './practice-seat.ts';
import type { Space } from './space.ts';
import type { Vault } from './vault.ts';
import { Walk, type Progress } from './walk.ts';

/** How many spaces were read, how many could not be, and how many the server does not list. */
export type ReadOf = Readonly<{ read: number; failed: number; missing: number }>;

/**
 * Reads every care and team space in which the practice sits, verified; of made-up clients none,
 * who count in no number. Where its seat has not been changed yet it reads by the key of before.
 * One that fails hides no other.
 * @throws ProtocolError 'nokey' for all but custodians, Unreachable
 */
export async function readAll(
	vault: Vault,
	tell: Progress,
	read: (space: Space) => void,
): Promise<ReadOf> {
	const madeUp = await madeUpIn(vault);
	const walk = new Walk(vault.local, tell);
	for (const key of await practiceKeys(vault)) {
		await actingAs(vault, key, (practice) =>
			walk.through(practice, async ({ spaces }, listed) => {
				if (madeUp.has(listed.id)) return;
				const space = await spaces.sync(listed.id);
				if (!madeUp.has(purposeOf(space.log()).about)) read(space);
			}),
		);
	}
	return { read: walk.done.size, failed: walk.failed.size, missing: walk.missing().size };
}

async function madeUpIn({ http }: Vault): Promise<ReadonlySet<string>> {
	const { exceptions } = await http.get<Rollout>('/rollout');
	return new Set(exceptions.filter((each) => each.is_made_up).map(({ space_id: id }) => id));
}
