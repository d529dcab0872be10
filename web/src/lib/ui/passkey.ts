import { Failure } from '../sync/failure.ts';
import type { Asked, ChosenLock, MadePasskey, UsedPasskey } from '../sync/locks.ts';

/** What a person wants to open an account with; a passkey is made only when it is needed. */
export type LockChoice = Exclude<ChosenLock, MadePasskey> | Readonly<{ kind: 'passkey' }>;

const APP = 'Meantime';
const ALGORITHMS = [-7, -8, -257]; // ES256, EdDSA, RS256

/** Whether this browser and device can open an account with a passkey. */
export async function canUsePasskeys(): Promise<boolean> {
	if (!('PublicKeyCredential' in globalThis)) return false;
	const { PublicKeyCredential: Api } = globalThis as Partial<typeof globalThis>;
	if (!Api || !('getClientCapabilities' in Api)) return false;
	const can = await Api.getClientCapabilities();
	return can['extension:prf'] === true && can['userVerifyingPlatformAuthenticator'] === true;
}

/** Makes the passkey if one was chosen. @throws Failure 'passkey' */
export async function settle(
	choice: LockChoice,
	login: string,
	ask: () => Promise<Asked>,
): Promise<ChosenLock> {
	return choice.kind === 'passkey' ? makePasskey(await ask(), login) : choice;
}

/** Makes a passkey for an account that the device's owner will see as `login`. */
async function makePasskey(asked: Asked, login: string): Promise<MadePasskey> {
	const made = await orCancelled(
		navigator.credentials.create({
			publicKey: {
				challenge: asked.challenge,
				rp: { name: APP },
				user: { id: asked.user, name: login, displayName: login },
				pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
				authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
				attestation: 'none',
				extensions: { prf: { eval: { first: asked.input } } },
			},
		}),
	);
	const { attestationObject, clientDataJSON } = made.response as AuthenticatorAttestationResponse;
	return {
		kind: 'passkey',
		output: outputOf(made) ?? (await outputLater(made, asked)),
		attestation: new Uint8Array(attestationObject),
		clientData: new Uint8Array(clientDataJSON),
	};
}

/** Uses a passkey of this app, whichever account it belongs to. @throws Failure 'passkey' */
export async function usePasskey(asked: Asked): Promise<UsedPasskey> {
	const used = await get(asked, []);
	const response = used.response as AuthenticatorAssertionResponse;
	const output = outputOf(used);
	if (!output || !response.userHandle) throw failed('lacking');
	return {
		output,
		user: new Uint8Array(response.userHandle),
		credentialId: new Uint8Array(used.rawId),
		authenticatorData: new Uint8Array(response.authenticatorData),
		clientData: new Uint8Array(response.clientDataJSON),
		signature: new Uint8Array(response.signature),
	};
}

/** Some authenticators tell the output only when the passkey is used. */
async function outputLater(made: PublicKeyCredential, asked: Asked): Promise<Uint8Array> {
	if (made.getClientExtensionResults().prf?.enabled) {
		const output = outputOf(await get(asked, [{ type: 'public-key', id: made.rawId }]));
		if (output) return output;
	}
	await forget(made);
	throw failed('lacking');
}

/** Lets the device drop a passkey that opens nothing, where it can be told. */
async function forget({ id }: PublicKeyCredential): Promise<void> {
	if (!('signalUnknownCredential' in PublicKeyCredential)) return;
	const { hostname } = location;
	await PublicKeyCredential.signalUnknownCredential({ rpId: hostname, credentialId: id }).catch(
		() => undefined,
	);
}

async function get(
	{ challenge, input }: Asked,
	allowCredentials: PublicKeyCredentialDescriptor[],
): Promise<PublicKeyCredential> {
	const extensions = { prf: { eval: { first: input } } };
	const publicKey = { challenge, allowCredentials, extensions };
	return orCancelled(
		navigator.credentials.get({ publicKey: { ...publicKey, userVerification: 'required' } }),
	);
}

async function orCancelled(asking: Promise<Credential | null>): Promise<PublicKeyCredential> {
	const credential = await asking.catch(() => null);
	if (!credential) throw failed('cancelled');
	return credential as PublicKeyCredential;
}

function outputOf(credential: PublicKeyCredential): Uint8Array | null {
	const first = credential.getClientExtensionResults().prf?.results?.first;
	if (!first) return null;
	return first instanceof ArrayBuffer ? new Uint8Array(first) : new Uint8Array(first.buffer);
}

/** `cancelled`: by the person, or too late; `lacking`: this passkey can open nothing. */
function failed(code: 'cancelled' | 'lacking'): Failure {
	return new Failure({ kind: 'passkey', code, retryAfterSeconds: 0 });
}
