import type { JsonObject } from '../../protocol/canonical.ts';
import type { Entry } from '../../protocol/entry.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import { parsePost, type Post } from '../../protocol/posts.ts';

/** What is left of an entry once it is verified; the body of a post that was opened may be gone. */
export type Verified = Pick<Entry, 'header' | 'hash' | 'body'>;

/** A verified entry with what could be read of it. */
export type Opened = Readonly<{
	entry: Verified;
	/** The server's receipt time in ms. */
	receivedAt: number;
	/** The post as its author wrote it; null for a `seats` entry and for what cannot be read. */
	said: JsonObject | null;
	/** The same as this version of the app understands it. */
	post: Post | null;
	/** A code of protocol.md section 10, `absent` where the server gave no body, else empty. */
	fault: string;
}>;

const NOTHING = { said: null, post: null };

/** Opens a verified entry by `open`; what cannot be read says why instead. */
export function openEntry(
	entry: Verified,
	receivedAt: number,
	open: (entry: Verified) => JsonObject,
): Opened {
	if (entry.header.kind === 'seats') return { entry, receivedAt, ...NOTHING, fault: '' };
	if (entry.body.length === 0) return { entry, receivedAt, ...NOTHING, fault: 'absent' };
	try {
		const said = open(entry);
		return { entry, receivedAt, said, post: parsePost(said), fault: '' };
	} catch (error) {
		if (!(error instanceof ProtocolError)) throw error;
		return { entry, receivedAt, ...NOTHING, fault: error.code };
	}
}
