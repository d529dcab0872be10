import type { TextChange } from '../agreement/changes.ts';
import type { Filled } from '../agreement/filling.ts';
import type { WhyOff } from '../api/shapes/policies.ts';
import type { FailureFacts } from '../sync/failure.ts';
import type { Locale } from '../text/catalogue.ts';

export type InEach<T> = Readonly<Record<Locale, T>>;

/** A version as the viewer reads it; what must be ticked, in order. Days are local, `2027-12-31`. */
export type VersionView = Readonly<{
	version: number;
	hash: string;
	publishedOn: string;
	/** Null where a name lacks that it needs. */
	reading: InEach<Readonly<{ filled: Filled; mustTick: readonly string[] }> | null>;
	/** Whether it is what the server names, or still counts: then it can be signed. */
	isInForce: boolean;
}>;

/** What the viewer decided last. */
export type AgreedView = Readonly<{
	decision: 'permit' | 'withdraw';
	version: number;
	hash: string;
	name: string;
	/** When it was signed (ms), and which day that was where the practice is. */
	at: number;
	signedOn: string;
	/** The last local day on which it counts; empty for a withdrawal. */
	until: string;
	ticks: readonly string[];
	/** The server has it: until then messages are not taken. */
	isTold: boolean;
	/** The server did not take it, such as for a version that was followed by another meanwhile. */
	isRefused: boolean;
}>;

/** What stands between a client and writing, and what of it somebody else has to do. */
export type Hindrance =
	| WhyOff
	/** A parent or guardian has not agreed, or not any more. */
	| 'guardian'
	/** The version that counts has not been brought to this conversation. */
	| 'not_here';

/** What is agreed in a conversation, as a page shows it; plain data, made in the worker. */
export type AgreementView = Readonly<{
	space: string;
	/** The thread of a young person for whom the viewer is asked as a guardian; empty for one's own. */
	about: string;
	/** The later it was looked up, the higher. */
	turn: number;
	/** The viewer's role here, empty once they have left; and what they are called. */
	role: string;
	name: string;
	therapist: string;
	/** For whom a guardian is asked. */
	clientName: string;
	practicePhone: string;
	version: VersionView | null;
	agreed: AgreedView | null;
	/** Empty while messages are taken. */
	hindrance: Hindrance | '';
	/** What the care team said of messaging: for the client to read. */
	state: 'on' | 'paused' | 'ended';
	reason: string;
	stateUntil: string;
	/** Whether messaging is offered, and when that is looked at again. */
	offer: 'none' | 'offer' | 'offer_with_conditions' | 'not_now';
	reviewOn: string;
	/**
	 * Who has to agree beside a young client, empty for nobody; and the last local day on which that
	 * is so, empty for no such day.
	 */
	guardian: string;
	guardianUntil: string;
	/** Until when the version before still counts (ms), and which that is; 0 where none does. */
	holdsUntil: number;
	heldVersion: number;
	/** When the clinician went through it with the client, and how; empty if nobody said so. */
	reviewedOn: string;
	reviewedHow: '' | 'in_person' | 'video' | 'phone';
	/** The practice's sentences for what happens here, with variables. */
	words: Words;
	/** For whom else the viewer is asked. */
	others: readonly Readonly<{ about: string; clientName: string }>[];
	stopped: FailureFacts | null;
	stale: FailureFacts | null;
}>;

/**
 * What somebody is asked to agree to, and has not: a guardian for a young person, in whose thread; or
 * a client anew, where what they signed counts `until` then (ms).
 */
export type Asked = Readonly<{
	about: string;
	clientName: string;
	kind: '' | 'holds' | 'expiring';
	until: number;
}>;

/** Sentences of the content files `consent` and `candidacy`. */
export type Words = Readonly<
	Record<'signed' | 'withdrawn' | 'expiring' | 'not_now' | 'with_conditions', InEach<string>>
>;

/** What is not the same as in the version that was signed before; null where nothing can be said. */
export type Changes = InEach<readonly TextChange[]> | null;

/** What somebody has ticked and typed and not signed yet, of the version of this hash. */
export type SignDraft = Readonly<{ hash: string; ticks: readonly string[]; name: string }>;

/** What became of signing; `changed`: another version counts by now, and nothing was signed. */
export type Signed = Readonly<{ outcome: 'signed' | 'changed'; view: AgreementView }>;

/** Hindrances that signing takes away. */
const BY_SIGNING: ReadonlySet<string> = new Set([
	'no_consent',
	'withdrawn',
	'expired',
	'new_version',
]);

/** Whether the viewer has to sign before messages are taken. */
export function hasToSign({ hindrance }: Pick<AgreementView, 'hindrance'>): boolean {
	return BY_SIGNING.has(hindrance);
}

/** Whether what stands here can be signed now: also before it has to be. */
export function maySign(view: AgreementView): boolean {
	const { role, version, state, offer, stopped } = view;
	const isOffered = offer === 'offer' || offer === 'offer_with_conditions';
	return role === 'client' && !!version?.isInForce && state === 'on' && isOffered && !stopped;
}

/** Whether a consent counts that was given, as far as the viewer can do anything about it. */
export function isAgreed({ agreed, hindrance }: AgreementView): boolean {
	return agreed?.decision === 'permit' && !BY_SIGNING.has(hindrance);
}
