/** What posts say about emergencies in which a record was opened (protocol.md section 7). */
import type { JsonObject } from './canonical.ts';
import { count, filled, oneOf } from './post-fields.ts';

const REASONS = ['danger', 'unreachable', 'medical', 'other'] as const;
const OUTCOMES = ['justified', 'not_justified', 'follow_up'] as const;

export type EmergencyReason = (typeof REASONS)[number];
export type EmergencyOutcome = (typeof OUTCOMES)[number];

/** An opened post about an emergency, by its type. */
export type EmergencyPost =
	/**
	 * In the chart: why `by` has this record opened for `who` (accounts) until about `until` (ms). It
	 * is written first; the server serves nobody without.
	 */
	| {
			type: 'emergency';
			who: string;
			by: string;
			reason: EmergencyReason;
			words: string;
			until: number;
	  }
	/** In the chart: what `by`, who is somebody else, thinks of the emergency `of`. */
	| { type: 'emergency_review'; of: string; by: string; outcome: EmergencyOutcome; text: string };

type Reader = (post: JsonObject) => EmergencyPost;

export const EMERGENCY_READERS: readonly (readonly [string, Reader])[] = [
	[
		'emergency',
		(post) => ({
			type: 'emergency',
			who: filled(post, 'who'),
			by: filled(post, 'by'),
			reason: oneOf(post, 'reason', REASONS),
			words: filled(post, 'words'),
			until: count(post, 'until'),
		}),
	],
	[
		'emergency_review',
		(post) => ({
			type: 'emergency_review',
			of: filled(post, 'of'),
			by: filled(post, 'by'),
			outcome: oneOf(post, 'outcome', OUTCOMES),
			text: filled(post, 'text'),
		}),
	],
];
