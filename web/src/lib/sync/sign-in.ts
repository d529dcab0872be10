import type { Http } from '../api/http.ts';
import { b64, unb64 } from '../protocol/encoding.ts';
import type { Account } from '../protocol/keys.ts';
import { signSession } from '../protocol/sessions.ts';

const NONCE_BYTES = 32;

/**
 * Signs the server's nonce as `account`; the cookie of the answer is the sign-in from here on.
 * Any id whose key is held may sign in: one's own, or an invitation's.
 * @throws ProblemError 'sign-in-refused', Unreachable
 */
export async function openSignIn(http: Http, account: Account): Promise<void> {
	const { nonce } = await http.post<{ nonce: string }>('/sign-ins/nonce');
	const at = http.now();
	const signature = signSession(account, http.origin, unb64(nonce, NONCE_BYTES), at);
	await http.post('/sign-ins', {
		id: account.id,
		origin: http.origin,
		nonce,
		at,
		signature: b64(signature),
		carrier: 'cookie',
		device: 'browser',
	});
}
