/** What a device keeps for itself, and how it notices a server that forgets or forks. */
import { aeadOpen, aeadSeal } from './aead.ts';
import { pae } from './encoding.ts';
import { demand } from './errors.ts';
import type { Account } from './keys.ts';

/** Seals something for this account's own devices: a pin, a draft, a cache. */
export function sealLocal(account: Account, purpose: string, content: Uint8Array): Uint8Array {
	return aeadSeal(account.selfKey, content, pae('mt1/self', purpose));
}

/** What was sealed for this purpose. @throws ProtocolError 'aead' */
export function openLocal(account: Account, purpose: string, sealed: Uint8Array): Uint8Array {
	return aeadOpen(account.selfKey, sealed, pae('mt1/self', purpose));
}

/**
 * Compares the head that this device verified with the server's own hash at the same seq, which is
 * `""` or null where the server knows no such seq.
 * @throws ProtocolError 'rollback' if it has forgotten | 'fork' if it tells another story
 */
export function checkPin(pinnedHead: string, servedHead: string | null): void {
	demand(servedHead !== null && servedHead !== '', 'rollback');
	demand(servedHead === pinnedHead, 'fork');
}
