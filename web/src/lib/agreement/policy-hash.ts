import { encode } from '../protocol/canonical.ts';
import { b64, HASH_BYTES } from '../protocol/encoding.ts';
import { sodium } from '../protocol/sodium.ts';
import type { Document } from './document.ts';

/** Base64url of BLAKE2b-256 over the canonical document: what `mt1/consent` signs. */
export function policyHash(document: Document): string {
	return b64(sodium.crypto_generichash(HASH_BYTES, encode(document), null));
}
