/** A custodian's own recovery code: whether it opens, and what is said of it in the directory. */
import { ProblemError } from '../api/problems.ts';
import type { Me } from '../api/shapes/accounts.ts';
import { readCode } from '../protocol/codes.ts';
import { b64, unb64 } from '../protocol/encoding.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { lockAuth, recoveryOutput, unlock } from '../protocol/locks.ts';
import { directoryOf } from '../sync/directory.ts';
import { foldCodes } from '../sync/folds/records-checks.ts';
import type { NameBook } from '../sync/names.ts';
import { postNow } from '../sync/seating.ts';
import { practiceOf, type Vault } from '../sync/vault.ts';
import { dayAt } from '../text/local-days.ts';

const WRAPPED_BYTES = 72;

/**
 * Whether a recovery code opens this account, by the lock that the server keeps now.
 * @throws ProtocolError 'code' for a mistyped one; ProblemError if it was tried too often; Unreachable
 */
export async function opensWith({ http, me }: Vault, code: string): Promise<boolean> {
	const output = recoveryOutput(readCode(code.replace(/\s/g, ''), 'recover'));
	const { login } = await http.get<Me>('/me');
	const asked = { login, kind: 'recovery', auth: b64(lockAuth(output)) };
	try {
		const { wrapped } = await http.post<{ wrapped: string }>('/unlock', asked);
		return unlock(output, 'recovery', unb64(wrapped, WRAPPED_BYTES)).id === me.id;
	} catch (error) {
		if (error instanceof ProtocolError) return false;
		if (error instanceof ProblemError && error.slug === 'unlock-refused') return false;
		throw error;
	}
}

/** Says for the other custodians that one's code was stored off-site, or opened, today. */
export async function sayCode(
	vault: Vault,
	names: NameBook,
	what: 'stored' | 'checked',
): Promise<void> {
	const directory = await directoryOf(vault, names);
	const said = foldCodes(directory.log()).get(vault.me.id);
	const zone = (await practiceOf(vault))?.zone ?? 'UTC';
	const { stored, checked } = { stored: '', checked: '', ...said };
	const post = { type: 'recovery_code', stored, checked, [what]: dayAt(zone, vault.http.now()) };
	await postNow(vault, directory.id, post);
}
