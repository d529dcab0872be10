/** A colleague leaves: the walk through all spaces (flows F8 and F11). */
import type { SpaceSummary } from '../api/shapes/spaces.ts';
import { ProtocolError } from '../protocol/errors.ts';
import type { SpaceState } from '../protocol/state.ts';
import { purposeOf } from '../sync/folds/purpose.ts';
import { actingAs, practiceKeys } from '../sync/practice-seat.ts';
import { handOver } from '../sync/rotation.ts';
import { changeSeats, type Hands } from '../sync/seating.ts';
import { sayName, unseat, type Colleague } from '../sync/sharing.ts';
import type { Vault } from '../sync/vault.ts';
import { Walk, type Progress } from '../sync/walk.ts';
import { Succession } from './succession.ts';

/**
 * What became of it. `failed` is how many spaces could not be done, `missing` how many this device
 * knows and the server does not list, `unattended` how many threads have no clinician now.
 */
export type Left = Readonly<{ done: number; failed: number; missing: number; unattended: number }>;

/**
 * Takes a colleague off the roster, and then out of every space, acting as the practice. With an
 * `heir` each seat goes to them with all its history, and the threads that the leaver answered for.
 * Whoever left before and still sits somewhere is unseated as well. Where it stops, do it again.
 * @throws ProtocolError 'nokey' for all but custodians, Unreachable
 */
export async function dismiss(
	vault: Vault,
	leaver: string,
	heir: Colleague | null,
	tell: Progress,
): Promise<Left> {
	if (leaver === vault.me.id) throw new ProtocolError('alone');
	await practiceKeys(vault); // before anything is changed
	const { id } = await vault.spaces.practice();
	await unseat(vault, id, [leaver]);
	const walk = new Walk(vault.local, tell);
	const newest = await handOver(vault, walk); // a custodian who leaves knew the secret until now
	const { state } = await vault.spaces.practice();
	if (!state) throw new ProtocolError('nokey');
	const succession = new Succession(newest, state, leaver, heir);
	const unattended = new Set<string>();
	await actingAs(vault, newest, (practice) =>
		walk.through(practice, async (hands, listed) => {
			const now = await clear(hands, listed, succession);
			if (isUnattended(now)) unattended.add(listed.id);
		}),
	);
	const { done, failed } = walk;
	const counts = { failed: failed.size, missing: walk.missing().size };
	return { done: done.size, ...counts, unattended: unattended.size };
}

/** Unseats in one space whoever is of the practice no more, and seats the heir of one of them. */
async function clear(
	practice: Hands,
	{ id, responsible }: SpaceSummary,
	whole: Succession,
): Promise<SpaceState | null> {
	const space = await practice.spaces.sync(id);
	const isOfOne = purposeOf(space.log()).of === 'answers';
	const succession = isOfOne ? whole.alone() : whole;
	const { heir, leaver } = succession;
	const before = space.state;
	if (before && succession.gone(before).length > 0) {
		await changeSeats(practice, id, (state, at) => {
			return succession.gone(state).length > 0 ? succession.entry(state, at) : null;
		});
	}
	const { state } = await practice.spaces.space(id);
	const seated = heir && state?.seats.get(heir.id);
	if (!heir || !seated) return state;
	await sayName(practice, id, heir);
	if (responsible === leaver && seated.role === 'clinician') {
		await practice.http.put(`/spaces/${id}/responsible`, { account_id: heir.id });
	}
	return state;
}

function isUnattended(state: SpaceState | null): boolean {
	const roles = [...(state?.seats.values() ?? [])].map(({ role }) => role);
	return state?.type === 'care' && !roles.includes('clinician');
}
