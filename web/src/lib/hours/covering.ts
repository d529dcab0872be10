/** Planned cover (flows F7 and F8): seats for a time, given before the days away and taken after. */
import type { Term } from '../api/shapes/spaces.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { chartAbout, type NameBook } from '../sync/names.ts';
import { staffOf } from '../sync/roster.ts';
import { seatColleague, unseat, type History } from '../sync/sharing.ts';
import { termsOf } from '../sync/terms.ts';
import type { Vault } from '../sync/vault.ts';

/** Who covers, when, and which messages they may read. */
export type Cover = Readonly<{ who: string; term: Term; history: History }>;

/**
 * Seats a colleague for a time with one client, each step only where it is missing. The term is
 * given before the seat, so that no seat ever stands open; who sits there without one keeps it so.
 */
export async function seatCover(
	vault: Vault,
	names: NameBook,
	thread: string,
	{ who, term, history }: Cover,
): Promise<void> {
	const colleague = (await staffOf(vault, names)).find(({ id }) => id === who);
	if (!colleague?.isNamed) throw new ProtocolError('unknownspace');
	const timed = new Set((await termsOf(vault)).map((each) => each.space_id + each.seat_id));
	for (const [space, role] of await spacesOf(vault, names, thread)) {
		const { state } = await vault.spaces.sync(space);
		if (state?.seats.has(who) && !timed.has(space + who)) continue;
		await vault.http.put(`/spaces/${space}/seats/${who}/term`, term);
		const isDesk = role === 'member' && (await names.of(vault)).desks.get(thread) === space;
		// Whoever answers must be able to reach the client: contacts are given whole.
		await seatColleague(vault, space, colleague, role, isDesk ? 'all' : history);
	}
}

/** Ends what a colleague covers with one client, ahead or under way; the keys change. */
export async function endCover(
	vault: Vault,
	names: NameBook,
	thread: string,
	who: string,
): Promise<void> {
	const spaces = new Set((await spacesOf(vault, names, thread)).map(([id]) => id));
	for (const each of await termsOf(vault)) {
		if (each.seat_id !== who || !spaces.has(each.space_id)) continue;
		await vault.http.delete(`/spaces/${each.space_id}/seats/${who}/term`);
		if (each.role) await unseat(vault, each.space_id, [who]);
	}
}

/** The thread, chart and desk of a client where the viewer sits, and what a cover is there. */
async function spacesOf(
	vault: Vault,
	names: NameBook,
	thread: string,
): Promise<(readonly [id: string, role: string])[]> {
	const [{ desks }, chart] = await Promise.all([names.of(vault), chartAbout(vault, thread)]);
	const all = [
		[thread, 'clinician'],
		[chart, 'member'],
		[desks.get(thread) ?? '', 'member'],
	] as const;
	return all.filter(([id]) => id);
}
