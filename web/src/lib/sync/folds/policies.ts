/** What the care team has signed to be said by itself; the same rules as `meantime.sdk.replies`. */
import { isObject, type Json } from '../../protocol/canonical.ts';
import type { Post } from '../../protocol/posts.ts';
import type { Opened } from './opened.ts';
import type { People } from './people.ts';

export type Policy = Extract<Post, { type: 'policy' }>;

/** An automatic reply in both languages, and the names and numbers signed beside it. */
export type SignedReply = Readonly<{
	text: Readonly<Record<'en' | 'es', string>>;
	signed: Readonly<Record<string, string>>;
}>;

const VARIABLE = /\{(\w*)\}/g;
export const SIGNERS: ReadonlySet<string> = new Set(['clinician', 'practice']);
export const KINDS: ReadonlySet<string> = new Set([
	'received',
	'after_hours',
	'weekend',
	'holiday',
	'away',
	'late',
]);
const SIGNED = ['therapist_name', 'practice_name', 'practice_phone'];
const STANDS_IN = { covering_clinician: 'practice_name', covering_phone: 'practice_phone' };

/**
 * The policy that counts at the end of a log, null without one; a client's never does, nor one by
 * which a guardian is asked to agree for somebody in another thread.
 */
export function newestPolicy(log: readonly Opened[], people: People): Policy | null {
	for (const policy of signedPolicies(log, people)) if (!aboutIn(policy)) return policy;
	return null;
}

/** The policies that a clinician or the practice has signed, the newest first. */
export function* signedPolicies(log: readonly Opened[], people: People): Generator<Policy> {
	for (let place = log.length - 1; place >= 0; place -= 1) {
		const { entry, post } = log[place] ?? {};
		if (post?.type !== 'policy') continue;
		if (SIGNERS.has(people.get(entry?.header.author ?? '')?.role ?? '')) yield post;
	}
}

/** The other thread of which a policy speaks to a guardian, empty for the one that it stands in. */
export function aboutIn({ policy: { about } }: Policy): string {
	return typeof about === 'string' ? about : '';
}

/** The names and numbers that were signed in a policy, beside its document. */
export function signedIn({ policy }: Policy): Readonly<Record<string, string>> {
	const words = Object.entries(policy).filter(
		([name, said]) => name !== 'document' && isText(said),
	);
	return Object.fromEntries(words) as Record<string, string>;
}

/** The reply of a kind that a policy has; null if it has none that is whole. */
export function replyOf(policy: Policy | null, kind: string): SignedReply | null {
	if (!policy || !KINDS.has(kind)) return null;
	const whole = policy.notices.flatMap(({ id, text }) => {
		if (id !== `autoreply.${kind}` || !isObject(text)) return [];
		const { en, es } = text;
		return isText(en) && isText(es) ? [{ en, es }] : [];
	});
	const [text] = whole;
	if (!text) return null;
	return { text, signed: signedIn(policy) };
}

/**
 * The words of a reply with its values; null where anything is missing. Names and numbers of the
 * practice come from the policy alone. Where nobody covers, the practice does.
 */
export function wordsOf(
	reply: SignedReply | null,
	locale: 'en' | 'es',
	values: Readonly<Record<string, string>>,
): string | null {
	if (!reply) return null;
	const known = new Map(SIGNED.map((name) => [name, reply.signed[name] ?? '']));
	for (const [name, by] of Object.entries(STANDS_IN)) known.set(name, known.get(by) ?? '');
	for (const [name, said] of Object.entries(values)) {
		if (!SIGNED.includes(name) && said) known.set(name, said);
	}
	const text = reply.text[locale];
	const used = [...text.matchAll(VARIABLE)].map(([, name]) => known.get(name ?? ''));
	if (!used.every(Boolean)) return null;
	return text.replace(VARIABLE, (_, name: string) => known.get(name) ?? '');
}

function isText(said: Json | undefined): said is string {
	return typeof said === 'string' && said !== '';
}
