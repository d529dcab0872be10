import type { FailureFacts } from '../sync/failure.ts';
import type { PlainKey } from '../text/catalogue.ts';

const PROTOCOL: Readonly<Record<string, PlainKey>> = {
	rollback: 'failure.older',
	fork: 'failure.older',
	unknownspace: 'failure.unopened',
	proof: 'failure.invitation',
	noinvite: 'failure.invitation',
	expired: 'failure.invitation',
	commit: 'failure.no_key',
	seal: 'failure.no_key',
	nokey: 'failure.no_key',
	version: 'failure.update',
	suite: 'failure.weaker',
	identity: 'failure.identity',
	aead: 'failure.unreadable_key',
};

const PROBLEMS: Readonly<Record<string, PlainKey>> = {
	'not-signed-in': 'failure.signed_out',
	'not-found': 'failure.not_found',
	'unlock-refused': 'sign_in.wrong',
	'login-taken': 'join.login_taken',
};

/**
 * The words for a failure. Every code of the verifier that is not named here means the same to a
 * person: the conversation was changed. Source: protocol.md section 10.
 */
export function wordsFor({ kind, code }: FailureFacts): PlainKey {
	if (kind === 'protocol') return PROTOCOL[code] ?? 'failure.changed';
	if (kind === 'problem') return PROBLEMS[code] ?? 'failure.server';
	if (kind === 'passkey') return code === 'lacking' ? 'passkey.lacking' : 'passkey.cancelled';
	if (kind === 'unreachable') return 'failure.offline';
	return kind === 'locked' ? 'failure.signed_out' : 'failure.server';
}
