import { concat, randomBytes } from './encoding.ts';
import { orElse } from './errors.ts';
import { sodium } from './sodium.ts';

export const NONCE_BYTES = 24;

/** XChaCha20-Poly1305 with its 24-byte nonce in front. Only vectors give a nonce. */
export function aeadSeal(
	key: Uint8Array,
	content: Uint8Array,
	binding: Uint8Array,
	nonce: Uint8Array = randomBytes(NONCE_BYTES),
): Uint8Array {
	const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
		content,
		binding,
		null,
		nonce,
		key,
	);
	return concat(nonce, sealed);
}

/** Opens what `aeadSeal` sealed under the same key and binding. @throws ProtocolError 'aead' */
export function aeadOpen(key: Uint8Array, sealed: Uint8Array, binding: Uint8Array): Uint8Array {
	return orElse('aead', () =>
		sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
			null,
			sealed.subarray(NONCE_BYTES),
			binding,
			sealed.subarray(0, NONCE_BYTES),
			key,
		),
	);
}
