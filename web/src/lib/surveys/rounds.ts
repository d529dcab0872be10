import type { Round } from '../api/shapes/surveys.ts';
import type { Opened } from '../sync/folds/opened.ts';
import type { Space } from '../sync/space.ts';
import type { Vault } from '../sync/vault.ts';
import { answersIn, newestOf } from './answers.ts';
import type { OwnAnswer, RoundRow } from './view.ts';

/** A round as pages have it, at `now` (ms). */
export function rowOf(round: Round, now: number): RoundRow {
	const closesAt = Date.parse(round.closes_at);
	return {
		...{ id: round.id, survey: round.survey_id },
		...{ openedAt: Date.parse(round.opened_at), closesAt, isOpen: now < closesAt },
		...{ asked: round.asked, answered: round.answered, hasAnswered: round.has_answered },
	};
}

/** What the viewer has answered in a round, stored or on its way. */
export async function ownAnswer(
	{ me, http, outbox }: Vault,
	space: Space,
	round: string,
): Promise<OwnAnswer | null> {
	const now = http.now();
	const waiting: Opened[] = (await outbox.waiting(space.id))
		.filter(({ entry, refused }) => !refused && !space.state?.ids.has(entry.header.id))
		.map(({ entry }) => space.read({ entry, receivedAt: now }));
	const found = newestOf(answersIn([...space.log(), ...waiting]), round).get(me.id);
	if (!found) return null;
	const isSent = space.state?.ids.has(found.id) ?? false;
	return { at: found.receivedAt, values: found.values, isSent };
}

/**
 * Tells the server of each round that the viewer has answered and it was not told of: an answer is
 * sealed first, and may have left this device while nobody was there to say so.
 */
export async function tellAnswered(
	vault: Vault,
	space: Space,
	rounds: readonly Round[],
): Promise<Round[]> {
	const told: Round[] = [];
	for (const round of rounds) {
		const answer = round.has_answered ? null : await ownAnswer(vault, space, round.id);
		const path = `/surveys/${round.id}/answered`;
		told.push(answer?.isSent ? await vault.http.put<Round>(path, {}) : round);
	}
	return told;
}
