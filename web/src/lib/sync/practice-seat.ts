/** Acting as the practice: the seat in every care and team space whose key custodians hold. */
import { Http } from '../api/http.ts';
import { ProblemError } from '../api/problems.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { Account } from '../protocol/keys.ts';
import { readableGenerations } from '../protocol/reseating.ts';
import { generationKey } from '../protocol/sealing.ts';
import { wholeRoster } from '../protocol/trust.ts';
import { Local } from './local.ts';
import { Outbox } from './outbox.ts';
import type { Hands } from './seating.ts';
import { closeSignIn, openSignIn } from './sign-in.ts';
import { Spaces } from './spaces.ts';
import type { Vault } from './vault.ts';

/**
 * What the practice is and was, as far as this account holds its keys; newest first.
 * @throws ProtocolError 'nokey' for all but custodians
 */
export async function practiceKeys({ spaces, me }: Vault): Promise<Account[]> {
	const { state } = await spaces.practice();
	if (!state) throw new ProtocolError('unknownspace');
	const gens = readableGenerations(state, me).toReversed();
	if (gens[0] !== state.gen) throw new ProtocolError('nokey');
	return gens.map((gen) => new Account(generationKey(state, me, gen)));
}

/**
 * Does `action` with the hands of the practice under one of its keys, signed in beside the
 * browser's own sign-in. Returns null where the practice never sat under that key.
 */
export async function actingAs<Result>(
	vault: Vault,
	key: Account,
	action: (practice: Hands) => Promise<Result>,
): Promise<Result | null> {
	const http = new Http(vault.http.origin);
	try {
		await openSignIn(http, key, 'bearer');
	} catch (error) {
		if (error instanceof ProblemError && error.slug === 'sign-in-refused') return null;
		throw error;
	}
	try {
		const local = new Local(vault.local.store, key);
		const roster = async () => {
			const { state } = await vault.spaces.practice();
			return state && wholeRoster(state);
		};
		const spaces = new Spaces(http, local, roster);
		return await action({ me: key, http, local, spaces, outbox: new Outbox(http, local) });
	} finally {
		await closeSignIn(http).catch(() => undefined); // it runs out by itself
	}
}
