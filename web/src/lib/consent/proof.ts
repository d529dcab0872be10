/**
 * A consent that proves itself: one file, checked years later by anybody, without any server
 * (decision 0023). Read again by `meantime consent verify FILE`.
 */
import { encode, type JsonObject } from '../protocol/canonical.ts';
import { b64, HASH_BYTES } from '../protocol/encoding.ts';
import type { Wire } from '../protocol/entry.ts';
import { sodium } from '../protocol/sodium.ts';
import type { ConsentPost } from '../sync/folds/consents.ts';
import type { Published } from '../sync/folds/published.ts';

const KIND = 'meantime.consent';

/** A decision that stands in a log, with what proves it. */
export type Proven = Readonly<{
	practiceId: string;
	/** The thread that it is about. */
	care: string;
	signer: Readonly<{ id: string; card: Uint8Array }>;
	post: ConsentPost;
	published: Published;
	/** The entry in which the post is sealed. */
	wire: Pick<Wire, 'h' | 's'>;
}>;

/** The file in its only spelling, with its sum. */
export function proofOf({ practiceId, care, signer, post, published, wire }: Proven): Uint8Array {
	const plain: JsonObject = {
		...{ kind: KIND, v: 1, practice_space: practiceId, care_space: care },
		signer: { id: signer.id, card: b64(signer.card) },
		consent: { ...post, ticks: [...post.ticks], variants: [...post.variants] },
		document: published.text,
		entry: { h: wire.h, s: wire.s },
	};
	const sum = b64(sodium.crypto_generichash(HASH_BYTES, encode(plain), null));
	return encode({ ...plain, sum });
}
