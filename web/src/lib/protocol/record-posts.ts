/** What posts say about the record (protocol.md section 7): named endings. */
import { day } from './agreement-posts.ts';
import type { JsonObject } from './canonical.ts';
import { oneOf, text } from './post-fields.ts';

const ENDINGS = ['discharged', 'transferred', 'returned'] as const;

/** An opened post about the record, by its type. */
export type RecordPost =
	/**
	 * By the care team: care ends, goes to a colleague, or begins again; the newest counts. `on` is
	 * its last local day, or the first again of who `returned`; `text` is for the client to read,
	 * `to` the account of who comes next. In the chart it says why something was left open.
	 */
	{ type: 'ending'; ending: (typeof ENDINGS)[number]; on: string; text: string; to: string };

type Reader = (post: JsonObject) => RecordPost;

export const RECORD_READERS: readonly (readonly [string, Reader])[] = [
	[
		'ending',
		(post) => ({
			type: 'ending',
			ending: oneOf(post, 'ending', ENDINGS),
			on: day(text(post, 'on')),
			text: text(post, 'text', ''),
			to: text(post, 'to', ''),
		}),
	],
];
