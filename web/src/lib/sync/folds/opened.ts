import type { JsonObject } from '../../protocol/canonical.ts';
import type { Entry } from '../../protocol/entry.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import { parsePost, type Post } from '../../protocol/posts.ts';

/** A verified entry with what could be read of it. */
export type Opened = Readonly<{
	entry: Entry;
	/** The server's receipt time in ms. */
	receivedAt: number;
	/** Null for a `seats` entry and for what cannot be read. */
	post: Post | null;
	/** A code of protocol.md section 10, `absent` where the server gave no body, else empty. */
	fault: string;
}>;

/** Opens a verified entry by `open`; what cannot be read says why instead. */
export function openEntry(
	entry: Entry,
	receivedAt: number,
	open: (entry: Entry) => JsonObject,
): Opened {
	if (entry.header.kind === 'seats') return { entry, receivedAt, post: null, fault: '' };
	if (entry.body.length === 0) return { entry, receivedAt, post: null, fault: 'absent' };
	try {
		return { entry, receivedAt, post: parsePost(open(entry)), fault: '' };
	} catch (error) {
		if (!(error instanceof ProtocolError)) throw error;
		return { entry, receivedAt, post: null, fault: error.code };
	}
}
