/** A thread with a policy in it, and what is agreed to there. */
import { policyHash } from '../../src/lib/agreement/policy-hash.ts';
import type { Document } from '../../src/lib/agreement/document.ts';
import { encode, type JsonObject } from '../../src/lib/protocol/canonical.ts';
import { b64 } from '../../src/lib/protocol/encoding.ts';
import type { Account } from '../../src/lib/protocol/keys.ts';
import { signConsent, type Consent } from '../../src/lib/protocol/sessions.ts';
import { foldPeople } from '../../src/lib/sync/folds/people.ts';
import { small } from '../agreement/vectors.ts';
import { NOON } from '../protocol/people.ts';
import { openDevice, stateOf } from './people.ts';
import type { Server } from './server.ts';

export const PRACTICE_ID = b64(new Uint8Array(32).fill(7));
export const HASH = policyHash(small());

export function versionPost(version: number, document: Document = small()): JsonObject {
	const text = new TextDecoder().decode(encode(document));
	const published = { version, hash: policyHash(document), published_at: NOON, document: text };
	const signed = { therapist_name: 'Imani Rivera', practice_name: 'River House' };
	return { type: 'policy', policy: { ...signed, ...published }, notices: [] };
}

export function consentPost(
	signer: Account,
	careSpace: string,
	said: Partial<Consent> = {},
	beside: JsonObject = {},
): JsonObject {
	const consent: Consent = {
		...{ practiceSpace: PRACTICE_ID, careSpace, policyHash: HASH, version: 3, locale: 'en' },
		...{ role: 'client', decision: 'permit', at: NOON },
		...said,
	};
	const { policyHash: hash, version, locale, role, decision, at } = consent;
	const signature = b64(signConsent(signer, consent));
	const what = { type: 'consent', text: 'I choose to write.', name: 'Maya Okafor' };
	return { ...what, hash, version, locale, role, decision, at, signature, ...beside };
}

/** The thread as the client's device has it. */
export async function readThread(server: Server) {
	const device = await openDevice(server);
	await device.sync();
	const log = device.space.log();
	return { id: stateOf(server).space, log, people: foldPeople(log) };
}
