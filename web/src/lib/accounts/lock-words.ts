import type { LockKind } from '../protocol/locks.ts';
import type { PlainKey } from '../text/catalogue.ts';

export const LOCK_NAMES: Readonly<Record<LockKind, PlainKey>> = {
	passkey: 'locks.passkey',
	password: 'locks.password',
	recovery: 'locks.recovery',
};

/** Codes of a proof that does not fit. */
export const WRONG_PROOF: ReadonlySet<string> = new Set(['unlock-refused', 'code']);
