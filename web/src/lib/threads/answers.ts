/** What a client has said of themselves beside a message that is not sent yet, in the worker. */
import { attentionOf, type Given } from '../noticed/attention.ts';
import { UNCHECKED, type Carried } from '../noticed/found.ts';
import type { Answer } from '../protocol/safety-posts.ts';
import { draftOf, keepDraft } from '../sync/drafts.ts';
import { keepTyped } from '../sync/early.ts';
import type { Local } from '../sync/local.ts';
import type { Vaults } from '../sync/vault.ts';

const NOTHING_SAID: Given = { answer: '', tier: 'none' };
const placeOf = (space: string) => `answer/${space}`;

export function ownAnswers(vaults: Vaults) {
	return {
		/** Keeps it, sealed, as the words beside it are. */
		keepAnswer: (id: string, given: Given): Promise<void> =>
			keepTyped(vaults, placeOf(id), given.answer ? JSON.stringify(given) : ''),

		/** What was said and has not left yet. */
		keptAnswer: (id: string): Promise<Given> => givenIn(vaults.open.local, id),
	};
}

/** What a message carries that leaves before anything could look: what was said goes with it. */
export async function unlookedIn(local: Local, space: string): Promise<Carried> {
	const given = await givenIn(local, space);
	return { ...UNCHECKED, ...given, attention: attentionOf('none', given.answer) };
}

/** Forgets what has left with a message. */
export async function forgetAnswer(local: Local, space: string): Promise<void> {
	await keepDraft(local, placeOf(space), '');
}

/** Keeps what a message said that was taken back; its words are looked at anew. */
export async function takeBackAnswer(local: Local, space: string, answer: Answer): Promise<Given> {
	const given = { answer, tier: 'urgent' } as const; // whatever they are, it was said of them
	await keepDraft(local, placeOf(space), JSON.stringify(given));
	return given;
}

async function givenIn(local: Local, space: string): Promise<Given> {
	const kept = await draftOf(local, placeOf(space));
	return kept ? (JSON.parse(kept) as Given) : NOTHING_SAID;
}
