/**
 * The practice's key is replaced, and its seat in every space follows (flow F11). The practice space
 * has the new key first; from then on every space that an earlier key still holds is work to do. So
 * any custodian's device can go on with the walk, and nothing is kept of it.
 */
import type { SpaceSummary } from '../api/shapes/spaces.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { BOXES_PER_ENTRY, replacePractice, rotate as newSecret } from '../protocol/flows.ts';
import type { Account } from '../protocol/keys.ts';
import { generationsOf } from '../protocol/reseating.ts';
import { actingAs, practiceKeys } from './practice-seat.ts';
import { changeSeats, type Hands } from './seating.ts';
import { giveMissingKeys } from './sharing.ts';
import type { Vault } from './vault.ts';
import { Walk, type Progress } from './walk.ts';

/**
 * What became of a walk: through how many spaces it came, which failed with which code or slug, and
 * how many this device knows and the server does not list.
 */
export type Walked = Readonly<{
	done: number;
	failed: ReadonlyMap<string, string>;
	missing: number;
}>;

/**
 * Gives the practice a new key, and then its seat in every space.
 * @throws ProtocolError 'nokey' for all but custodians, Unreachable; after that `finishRotation`
 */
export async function rotatePractice(vault: Vault, tell: Progress): Promise<Walked> {
	await practiceKeys(vault); // before anything is changed
	const { id } = await vault.spaces.practice();
	await changeSeats(vault, id, (state, at) => newSecret(vault.me, state, at));
	return finishRotation(vault, tell);
}

/** Finishes what a rotation, from whatever device, has left. @throws as `rotatePractice` */
export async function finishRotation(vault: Vault, tell: Progress): Promise<Walked> {
	const walk = new Walk(vault.local, tell);
	const newest = await handOver(vault, walk);
	// Where another device has been, the newest key sits already.
	await actingAs(vault, newest, (practice) => walk.look(practice));
	return { done: walk.done.size, failed: walk.failed, missing: walk.missing().size };
}

/** In how many spaces an earlier key of the practice still sits, by the server's word. */
export async function rotationLeftOver(vault: Vault): Promise<number> {
	const [, ...earlier] = await practiceKeys(vault);
	let count = 0;
	for (const key of earlier) {
		const listed = await actingAs(vault, key, ({ spaces }) => spaces.seated());
		count += listed?.length ?? 0;
	}
	return count;
}

/**
 * Walks the practice's seat in every space to its newest key, and returns that; again where another
 * custodian has rotated meanwhile.
 */
export async function handOver(vault: Vault, walk: Walk): Promise<Account> {
	for (;;) {
		const [newest, ...earlier] = await practiceKeys(vault);
		if (!newest) throw new ProtocolError('nokey');
		for (const key of earlier) {
			await actingAs(vault, key, (practice) =>
				walk.through(practice, (hands, { id }) => takeOver(vault, hands, id, newest)),
			);
		}
		const [now] = await practiceKeys(vault);
		if (now?.id === newest.id) return newest;
	}
}

/** Gives the practice's seat in one space from an earlier key of it to its newest. */
async function takeOver(
	vault: Vault,
	practice: Hands,
	id: SpaceSummary['id'],
	newest: Account,
): Promise<void> {
	const { me, spaces } = practice;
	await changeSeats(practice, id, (state, at) => {
		if (!state.seats.has(me.id)) return null; // another custodian walks as well
		return replacePractice(me, state, newest, at)[0] ?? null;
	});
	const { state } = await spaces.space(id);
	if (!state || generationsOf(state, me.id).length <= BOXES_PER_ENTRY) return;
	await actingAs(vault, newest, (hands) => giveMissingKeys(hands, id, newest.id, me));
}
