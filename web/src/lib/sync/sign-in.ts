import type { Http } from '../api/http.ts';
import { b64, unb64 } from '../protocol/encoding.ts';
import type { Account } from '../protocol/keys.ts';
import { signSession } from '../protocol/sessions.ts';

const NONCE_BYTES = 32;

/**
 * Signs the server's nonce as `account`. The answer's cookie becomes the browser's sign-in; with
 * the carrier `bearer` a token on `http` is one beside it, and the browser's stays as it is. Any
 * id whose key is held may sign in: one's own, or an invitation's.
 * @throws ProblemError 'sign-in-refused', Unreachable
 */
export async function openSignIn(
	http: Http,
	account: Account,
	carrier: 'cookie' | 'bearer' = 'cookie',
): Promise<void> {
	const { nonce } = await http.post<{ nonce: string }>('/sign-ins/nonce');
	const at = http.now();
	const signature = signSession(account, http.origin, unb64(nonce, NONCE_BYTES), at);
	const { token } = await http.post<{ token: string }>('/sign-ins', {
		id: account.id,
		origin: http.origin,
		nonce,
		at,
		signature: b64(signature),
		carrier,
		device: 'browser',
	});
	http.token = token;
}

/** Ends the sign-in that `http` uses. @throws ProblemError, Unreachable */
export async function closeSignIn(http: Http): Promise<void> {
	const { sign_ins: signIns } = await http.get<SignIns>('/sign-ins');
	const here = signIns.find((each) => each.is_this);
	if (here) await http.delete(`/sign-ins/${here.id}`);
}

type SignIns = Readonly<{ sign_ins: readonly { id: string; is_this: boolean }[] }>;
