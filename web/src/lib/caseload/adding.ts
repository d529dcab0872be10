import { ProblemError } from '../api/problems.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { fillDesk, officeOf } from '../sync/desk-seats.ts';
import { foundShared } from '../sync/founding.ts';
import { chartAbout, type NameBook } from '../sync/names.ts';
import { say } from '../sync/seating.ts';
import type { Vault } from '../sync/vault.ts';
import type { ProfileFields } from './view.ts';

const PLACE = 'adding';

type Begun = Readonly<{ thread: string }>;

/**
 * Makes the conversation, the desk and the chart of a new client, and returns the conversation's
 * id. Asked again after an interruption it goes on with what there is.
 * @throws ProtocolError, ProblemError, Unreachable
 */
export async function addClient(
	vault: Vault,
	names: NameBook,
	profile: ProfileFields,
): Promise<string> {
	const thread = (await begun(vault, names)) ?? (await foundShared(vault, 'thread'));
	await vault.local.keep(PLACE, { thread } satisfies Begun);
	await describe(vault, names, thread, profile);
	await vault.local.forget(PLACE);
	return thread;
}

/** Says who a client is, in a desk that is made if there is none, and so with the chart. */
export async function describe(
	vault: Vault,
	names: NameBook,
	thread: string,
	profile: ProfileFields,
): Promise<void> {
	await vault.spaces.list();
	names.forget(vault);
	const known = await names.of(vault);
	const had = known.desks.get(thread);
	const desk = had ?? (await foundShared(vault, 'desk', thread));
	const post = { type: 'profile', ...profile };
	if (!isSame(known.clients.get(thread), profile)) await say(vault, desk, post);
	if (!had) await seatOffice(vault, names, desk);
	if (!(await chartAbout(vault, thread))) await foundShared(vault, 'chart', thread);
	names.forget(vault);
}

/** Seats billers and the front desk; where that breaks off, the daily tidying does it later. */
async function seatOffice(vault: Vault, names: NameBook, desk: string): Promise<void> {
	try {
		await fillDesk(vault, desk, await officeOf(vault, names));
	} catch (error) {
		if (!(error instanceof ProtocolError || error instanceof ProblemError)) throw error;
	}
}

/** The conversation that an interruption has left without a desk that says who it is with. */
async function begun(vault: Vault, names: NameBook): Promise<string | null> {
	const kept = await vault.local.kept<Begun>(PLACE);
	if (!kept) return null;
	await vault.spaces.list();
	names.forget(vault);
	return (await names.of(vault)).clients.has(kept.thread) ? null : kept.thread;
}

function isSame(known: ProfileFields | undefined, profile: ProfileFields): boolean {
	const fields = Object.keys(profile) as (keyof ProfileFields)[];
	return known !== undefined && fields.every((field) => known[field] === profile[field]);
}
