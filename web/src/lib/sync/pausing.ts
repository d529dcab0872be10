/**
 * Pausing and going on: the same as `meantime.sdk.pausing`. What lets a client write less stands in
 * the thread before the first message is turned away; what lets them write more is asked of the
 * server first, which may refuse it: then nothing was said.
 */
import type { Later, MessagingState } from '../api/shapes/policies.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import { changeMessaging, learnAgreement } from './agreement.ts';
import { postNow } from './seating.ts';
import type { Vault } from './vault.ts';

/** From what lets a client write least to what lets them most. */
export const LETTING = ['ended', 'paused', 'on'] as const satisfies readonly MessagingState[];

/** What is said of it: with a day a pause is over as that is, at `endsAt`. */
export type SaidState = Readonly<{
	state: MessagingState;
	reason: string;
	until: string;
	endsAt: string;
}>;

/**
 * Lets messages go on, pause or end, with the reason for the client.
 * @throws ProblemError, Unreachable
 */
export async function setState(
	vault: Vault,
	id: string,
	{ state, reason, until, endsAt }: SaidState,
): Promise<void> {
	const post: JsonObject = { type: 'messaging', state, reason: reason.trim() };
	const before = await learnAgreement(vault, id);
	const letsMore = LETTING.indexOf(state) > LETTING.indexOf(before.state);
	const later: Later | null = until ? { state: 'on', at: endsAt } : null;
	if (letsMore) await changeMessaging(vault, id, { state, later });
	await postNow(vault, id, { ...post, ...(until && { until }) });
	if (!letsMore) await changeMessaging(vault, id, { state, later });
}
