import type { Http } from '../api/http.ts';
import { ProblemError } from '../api/problems.ts';
import { toWire } from '../protocol/entry.ts';
import { join } from '../protocol/flows.ts';
import type { Account } from '../protocol/keys.ts';
import { findInvitation, type Closed, type Invitation } from './invitation.ts';

const TRIES = 20; // others may be quicker, but not for ever

/**
 * Takes the seat of the invitation for `account`; may be repeated after a lost answer. Returns
 * what has become of the invitation if somebody else took it meanwhile, else null.
 * @throws ProtocolError, ProblemError, Unreachable
 */
export async function takeSeat(
	http: Http,
	invitation: Invitation,
	account: Account,
): Promise<Closed | null> {
	let now: Invitation | Closed = invitation;
	for (let left = TRIES; 'code' in now; left -= 1) {
		const refused = await offer(http, now, account);
		if (!refused) return null;
		const again = await findInvitation(http, invitation.code);
		const isOvertaken = refused.slug === 'head-moved' && left > 1;
		if ('code' in again && !isOvertaken) throw refused;
		now = again;
	}
	return now.by === account.id ? null : now;
}

async function offer(
	http: Http,
	{ code, state }: Invitation,
	account: Account,
): Promise<ProblemError | null> {
	const entry = join(account, state, code, http.now());
	try {
		await http.post(`/spaces/${state.space}/entries`, toWire(entry));
		return null;
	} catch (error) {
		if (error instanceof ProblemError) return error;
		throw error;
	}
}
