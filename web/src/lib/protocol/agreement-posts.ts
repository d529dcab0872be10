/** What posts say about the agreement (protocol.md section 7): consent, candidacy, pauses. */
import type { JsonObject } from './canonical.ts';
import { demand } from './errors.ts';
import { integer, list, object, oneOf, string, text, texts } from './post-fields.ts';

const CHOICES = ['permit', 'withdraw'] as const;
const ROLES = ['client', 'guardian', 'clinician'] as const;
const WAYS = ['', 'in_person', 'video', 'phone'] as const;
const OFFERS = ['not_now', 'offer_with_conditions', 'offer'] as const;
const STATES = ['on', 'paused', 'ended'] as const;
const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

/** What was answered to an item of the checklist. */
export type ItemAnswer = Readonly<{ item: string; answer: string }>;
/** Why a hold gave way, and in how many days that is looked at again. */
export type Override = Readonly<{ reason: string; review_in_days: number }>;

/** An opened post about the agreement, by its type. Days are local ones, such as 2027-12-31. */
export type AgreementPost =
	/**
	 * A decision with the filled text and the typed name; the server has only its hash. `hash`,
	 * `locale`, `role`, `at` (ms), `decision`, `version` and `space` are what `signature` signs;
	 * `space` is the thread that it is about, empty for the one in which this stands. `given` are
	 * the values that went into the document beside its own facts, `variants` the parts that hold
	 * for some alone, `ticks` the ids of what was ticked. A clinician who went through it with the
	 * client says when (`on`) and `how`.
	 */
	| {
			type: 'consent';
			decision: (typeof CHOICES)[number];
			version: number;
			text: string;
			name: string;
			hash: string;
			locale: string;
			role: (typeof ROLES)[number];
			at: number;
			signature: string;
			space: string;
			ticks: string[];
			given: Record<string, string>;
			variants: string[];
			on: string;
			how: (typeof WAYS)[number];
	  }
	/**
	 * In a chart: whether messaging suits the client, by which answers; the newest counts. `version`
	 * is the checklist's.
	 */
	| {
			type: 'candidacy';
			answers: ItemAnswer[];
			decision: (typeof OFFERS)[number];
			review_on: string;
			version: number;
			conditions: string;
			override: Override | null;
	  }
	/**
	 * By the care team: messages go on, pause (perhaps `until` a day) or end; the newest counts.
	 * `reason` is for the client to read.
	 */
	| { type: 'messaging'; state: (typeof STATES)[number]; reason: string; until: string };

type Reader = (post: JsonObject) => AgreementPost;

export const AGREEMENT_READERS: readonly (readonly [string, Reader])[] = [
	['consent', readConsent],
	[
		'candidacy',
		(post) => ({
			type: 'candidacy',
			answers: list(post['answers'])
				.map(object)
				.map((each) => ({ item: text(each, 'item'), answer: text(each, 'answer') })),
			decision: oneOf(post, 'decision', OFFERS),
			review_on: day(text(post, 'review_on')),
			version: integer(post, 'version'),
			conditions: text(post, 'conditions', ''),
			override: post['override'] === undefined ? null : readOverride(object(post['override'])),
		}),
	],
	[
		'messaging',
		(post) => ({
			type: 'messaging',
			state: oneOf(post, 'state', STATES),
			reason: text(post, 'reason', ''),
			until: dayOrNone(post, 'until'),
		}),
	],
];

function readConsent(post: JsonObject): AgreementPost {
	const given = Object.entries(object(post['given'] ?? {}));
	return {
		type: 'consent',
		decision: oneOf(post, 'decision', CHOICES),
		version: integer(post, 'version'),
		text: text(post, 'text'),
		name: text(post, 'name'),
		hash: text(post, 'hash', ''),
		locale: text(post, 'locale', ''),
		role: post['role'] === undefined ? 'client' : oneOf(post, 'role', ROLES),
		at: integer(post, 'at', 0),
		signature: text(post, 'signature', ''),
		space: text(post, 'space', ''),
		ticks: texts(post, 'ticks'),
		given: Object.fromEntries(given.map(([key, said]) => [key, string(said)])),
		variants: texts(post, 'variants'),
		on: dayOrNone(post, 'on'),
		how: post['how'] === undefined ? '' : oneOf(post, 'how', WAYS),
	};
}

function readOverride(override: JsonObject): Override {
	const [reason, days] = [text(override, 'reason'), integer(override, 'review_in_days')];
	demand(reason !== '' && days >= 1, 'post');
	return { reason, review_in_days: days };
}

export function dayOrNone(post: JsonObject, field: string): string {
	const said = text(post, field, '');
	return said === '' ? '' : day(said);
}

export function day(said: string): string {
	demand(DAY.test(said), 'post');
	return said;
}
