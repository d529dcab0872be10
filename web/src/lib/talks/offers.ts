/** Offering a talk, in the worker: what is being written of it, and sending it once. */
import type { AppointmentRequest } from '../api/shapes/appointments.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import { makeEntryId } from '../protocol/writing.ts';
import { draftOf, keepDraft } from '../sync/drafts.ts';
import { keepTyped } from '../sync/early.ts';
import type { Manner } from '../sync/outbox.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import type { Offer, OfferDraft } from './view.ts';

const UNDO_MS = 20_000;
const draftAt = (space: string) => `offer/${space}`;
const attemptAt = (space: string) => `offering/${space}`;

/** An offer that was begun to be sent: the ids under which it goes, and what it says. */
type Attempt = Readonly<{ id: string; request: string; says: string }>;

export function offering(vaults: Vaults) {
	return {
		/** What was being written of an offer; null if nothing was. */
		async offerDraft(space: string): Promise<OfferDraft | null> {
			const written = await draftOf(vaults.open.local, draftAt(space));
			return written ? (JSON.parse(written) as OfferDraft) : null;
		},

		/** Seals what is being written of an offer; an empty text forgets it. */
		keepOffer: (space: string, draft: string): Promise<void> =>
			keepTyped(vaults, draftAt(space), draft),

		/**
		 * Answers `re` by offering to talk; it can be taken back for a while. Times are the
		 * calendar's own requests, so that what is picked is an appointment. The same offer, tried
		 * again after it broke off, is the same request and the same message. @throws Failure
		 */
		async offer(space: string, re: string, offer: Offer): Promise<void> {
			const vault = vaults.open;
			const { http, local } = vault;
			const { text, call, slots, moves, until } = offer;
			const { id, request } = await attemptOf(vault, space, re, offer);
			if (request) {
				await http.post<AppointmentRequest>(`/spaces/${space}/appointment-requests`, {
					id: request,
					slots: slots.map((at) => new Date(at).toISOString()),
					...(moves && { moves_id: moves.id, moves_day: moves.day }),
				});
			}
			const said = { type: 'redirect', text, call, request, until };
			const showAt = http.now() + UNDO_MS;
			await postIn(vault, space, said, { re, attention: 1, showAt, id });
			await keepDraft(local, draftAt(space), '');
			await local.forget(attemptAt(space));
		},
	};
}

/** Keeps a post and sends it as soon as it can. */
export async function postIn(
	{ spaces, outbox, sender }: Vault,
	space: string,
	said: JsonObject,
	manner: Manner,
): Promise<void> {
	await outbox.add(await spaces.space(space), said, manner);
	sender.kick(space);
}

/** Declines the other side's times, or takes one's own back; too late for it is as good. */
export async function turnDown(
	{ http }: Pick<Vault, 'http'>,
	id: string,
	answer: 'decline' | 'withdraw',
): Promise<void> {
	await http.put(`/appointment-requests/${id}/answer`, { answer }).catch(() => null);
}

/** Under which ids an offer goes: those of before if it broke off, else the times of that are taken back. */
async function attemptOf(vault: Vault, space: string, re: string, offer: Offer): Promise<Attempt> {
	const { text, call, slots, moves } = offer;
	const says = JSON.stringify([re, text, call, slots, moves]);
	const before = await vault.local.kept<Attempt>(attemptAt(space));
	if (before?.says === says) return before;
	if (before?.request) await turnDown(vault, before.request, 'withdraw');
	const attempt = { id: makeEntryId(), request: slots.length > 0 ? makeEntryId() : '', says };
	await vault.local.keep(attemptAt(space), attempt);
	return attempt;
}
