import { pae, type Part } from './encoding.ts';
import { verifySignature, type Account } from './keys.ts';

/** Agreement to one version of a policy, or its withdrawal. Ids and hash are base64url text. */
export type Consent = {
	practiceSpace: string;
	careSpace: string;
	/** Hash of the policy template, before names are filled in. */
	policyHash: string;
	version: number;
	locale: string;
	role: 'client' | 'guardian' | 'clinician';
	decision: 'permit' | 'withdraw';
	/** Milliseconds since 1970, UTC. */
	at: number;
};

/** Signs the server's 32-byte nonce for one origin; `at` in milliseconds. */
export function signSession(
	account: Account,
	origin: string,
	nonce: Uint8Array,
	at: number,
): Uint8Array {
	return account.sign(...sessionParts(origin, nonce, at));
}

/** Whether `sig` opens a session at `origin` for the holder of `signPk`. */
export function verifySession(
	signPk: Uint8Array,
	origin: string,
	nonce: Uint8Array,
	at: number,
	sig: Uint8Array,
): boolean {
	return verifySignature(signPk, pae(...sessionParts(origin, nonce, at)), sig);
}

/** Signs a consent; anyone can check it years later. */
export function signConsent(account: Account, consent: Consent): Uint8Array {
	return account.sign(...consentParts(consent));
}

/** Whether `sig` is the consent of the holder of `signPk`. */
export function verifyConsent(signPk: Uint8Array, consent: Consent, sig: Uint8Array): boolean {
	return verifySignature(signPk, pae(...consentParts(consent)), sig);
}

function sessionParts(origin: string, nonce: Uint8Array, at: number): [string, ...Part[]] {
	return ['mt1/session', origin, nonce, String(at)];
}

function consentParts(consent: Consent): [string, ...Part[]] {
	return [
		'mt1/consent',
		consent.practiceSpace,
		consent.careSpace,
		consent.policyHash,
		String(consent.version),
		consent.locale,
		consent.role,
		consent.decision,
		String(consent.at),
	];
}
