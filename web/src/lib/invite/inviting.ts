import welcome from 'content:welcome';
import type { Practice, PracticeDetails } from '../api/shapes/practices.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import { joinAccount, makeCode } from '../protocol/codes.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { rotate } from '../protocol/flows.ts';
import { reseat } from '../protocol/reseating.ts';
import type { SpaceState } from '../protocol/state.ts';
import { invitation } from '../protocol/writing.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { foldPeople } from '../sync/folds/people.ts';
import { newestPolicy } from '../sync/folds/policies.ts';
import { publishedFields } from '../sync/folds/published.ts';
import { versionIn } from '../sync/policy-versions.ts';
import { policyWith } from '../sync/replies.ts';
import { changeSeats, say } from '../sync/seating.ts';
import { repliesToSign } from '../sync/signing.ts';
import type { Vault } from '../sync/vault.ts';

/** How a clinician signs: these go to the client in signed posts. */
export type Inviter = Readonly<{ name: string; credential: string }>;

/** Opens a client's seat for `forMs` and returns its code (flow F3). A `note` stands before the welcome. */
export async function inviteClient(
	vault: Vault,
	thread: string,
	inviter: Inviter,
	forMs: number,
	note = '',
): Promise<Uint8Array> {
	const { me, http, spaces } = vault;
	const { details } = await http.get<Practice>('/practice');
	const replies = await repliesToSign(vault);
	const version = await versionIn(http, thread);
	const { code, gen } = await openSeat(vault, thread, 'client', forMs);
	const space = await spaces.space(thread);
	const { state } = space;
	const signed = policyWith(
		{
			text: welcome.policy[details.locale],
			...guardianIn(space.log()),
			...(version && publishedFields(version)),
		},
		replies,
		inviter.name,
		details,
	);
	const welcoming = letters(me.id, practiceSeat(state), inviter, details, signed);
	if (note) welcoming.splice(-1, 0, { type: 'text', text: note });
	await say(vault, thread, ...welcoming);
	// Whoever changes the keys meanwhile takes the welcome from the link: then it is opened anew.
	const now = (await spaces.space(thread)).state;
	if (now?.gen !== gen) throw new ProtocolError('nokey');
	await changeSeats(vault, thread, (before, at) => rotate(me, before, at));
	return code;
}

/** Seats a fresh invitation for `forMs`; returns its code and the generation that it began. */
export async function openSeat(
	vault: Vault,
	space: string,
	as: 'client' | 'staff',
	forMs: number,
): Promise<{ code: Uint8Array; gen: number }> {
	const code = makeCode();
	const entry = await changeSeats(vault, space, (state, at) => {
		const add = [invitation(joinAccount(code), as, state.space, at + forMs)];
		return reseat(vault.me, state, { add }, at);
	});
	return { code, gen: entry.header.gen };
}

/** The posts that the link opens, in the practice's language, as the SDK writes them. */
function letters(
	me: string,
	practice: string,
	{ name, credential }: Inviter,
	details: PracticeDetails,
	policy: JsonObject,
): JsonObject[] {
	const { name: practiceName, phone, locale } = details;
	const values: Record<string, string> = { name, practice: practiceName, phone };
	const text = welcome.letter[locale].replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');
	return [
		{ type: 'purpose', of: 'thread', about: '' },
		{ type: 'seat', id: me, name, credential },
		{ type: 'seat', id: practice, name: practiceName, credential: '' },
		policy,
		{ type: 'text', text },
	];
}

/** Who agrees beside a young client, as it was signed for whoever sat there before. */
function guardianIn(log: readonly Opened[]): JsonObject {
	const { policy } = newestPolicy(log, foldPeople(log)) ?? {};
	const { guardian_name: guardian = '', minor_until: until = '' } = policy ?? {};
	return guardian ? { guardian_name: guardian, minor_until: until } : {};
}

function practiceSeat(state: SpaceState | null): string {
	const found = [...(state?.seats ?? [])].find(([, { role }]) => role === 'practice');
	if (!found) throw new ProtocolError('unknownspace');
	return found[0];
}
