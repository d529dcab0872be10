/**
 * The published version of a policy that stands in a thread: signed there, and whole by its hash.
 * The server's word for it counts for nothing here. The same rules as `meantime.sdk.folds.published`.
 */
import { readDocument, type Document } from '../../agreement/document.ts';
import type { JsonObject } from '../../protocol/canonical.ts';
import { b64, HASH_BYTES } from '../../protocol/encoding.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import { sodium } from '../../protocol/sodium.ts';
import type { Opened } from './opened.ts';
import type { People } from './people.ts';
import { aboutIn, signedIn, signedPolicies, type Policy } from './policies.ts';

/**
 * A version with its document. `publishedAt` is in ms by the server's word, `signed` are the names
 * and numbers beside it, `about` is the thread of which it speaks to a guardian, empty for its own.
 */
export type Published = Readonly<{
	version: number;
	hash: string;
	publishedAt: number;
	/** The canonical bytes that `hash` is over, as text. */
	text: string;
	document: Document;
	signed: Readonly<Record<string, string>>;
	about: string;
}>;

/**
 * The version that counts at the end of a log; of another thread's, if `space` is one. Null where no
 * version was published, or what stands there is not what its hash says.
 */
export function newestPublished(
	log: readonly Opened[],
	people: People,
	space = '',
): Published | null {
	for (const version of publishedIn(log, people)) if (version.about === space) return version;
	return null;
}

/** Every version that was signed in a thread and is whole, the newest first. */
export function* publishedIn(log: readonly Opened[], people: People): Generator<Published> {
	for (const policy of signedPolicies(log, people)) {
		const version = readPublished(policy);
		if (version) yield version;
	}
}

/**
 * Whether a version still names a clinician of a thread who does not answer for it now: what is
 * signed names who does, so it waits until they have signed it themselves. `responsible` is empty
 * where nobody knows.
 */
export function namesAnother(
	{ signed }: Pick<Published, 'signed'>,
	people: People,
	responsible: string,
): boolean {
	const named = signed['therapist_name'] ?? '';
	const name = people.get(responsible)?.name ?? '';
	if (!named || !name || name === named) return false;
	return [...people.values()].some((each) => {
		return each.id !== responsible && each.role === 'clinician' && each.name === named;
	});
}

/** What a policy has of a version beside names and numbers. */
export function publishedFields({
	version,
	hash,
	publishedAt,
	text,
}: Omit<Published, 'document' | 'signed' | 'about'>): JsonObject {
	return { version, hash, published_at: publishedAt, document: text };
}

function readPublished(policy: Policy): Published | null {
	const { version, hash, published_at: publishedAt, document: text } = policy.policy;
	if (typeof version !== 'number' || typeof publishedAt !== 'number') return null;
	if (typeof text !== 'string' || typeof hash !== 'string') return null;
	const bytes = new TextEncoder().encode(text);
	if (b64(sodium.crypto_generichash(HASH_BYTES, bytes, null)) !== hash) return null;
	try {
		const document = readDocument(bytes);
		const [signed, about] = [signedIn(policy), aboutIn(policy)];
		return { version, hash, publishedAt, text, document, signed, about };
	} catch (error) {
		if (error instanceof ProtocolError) return null;
		throw error;
	}
}
