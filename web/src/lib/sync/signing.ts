/** Signing automatic replies into every thread of one's own: a walk (protocol.md section 6). */
import type { Practice } from '../api/shapes/practices.ts';
import type { SpaceSummary } from '../api/shapes/spaces.ts';
import { encode, type JsonObject } from '../protocol/canonical.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { foldPeople } from './folds/people.ts';
import { newestPolicy, type Policy } from './folds/policies.ts';
import { policyWith, textsOf, USUAL_TEXTS, type Texts } from './replies.ts';
import { say, type Hands } from './seating.ts';
import { Walk, type Progress } from './walk.ts';
import { wholeLog } from './whole-log.ts';

/** How many threads have the texts, could not be done, and are not listed by the server. */
export type Signed = Readonly<{ done: number; failed: number; missing: number }>;

/** The texts that this person signed last; null if they never did. @throws ProblemError, Unreachable */
export async function signedReplies({ me, spaces }: Hands): Promise<Texts | null> {
	let newest: Texts | null = null;
	let at = -1;
	for (const listed of await spaces.listing()) {
		if (!isMine(listed, me.id)) continue;
		for (const { entry, post, receivedAt } of (await spaces.upTo(listed)).log()) {
			if (post?.type !== 'policy' || entry.header.author !== me.id || receivedAt <= at) continue;
			if (post.notices.length === 0) continue; // signed before there were replies
			newest = textsOf(post);
			at = receivedAt;
		}
	}
	return newest;
}

/** As `signedReplies`, the usual texts if nothing was signed. */
export async function repliesToSign(hands: Hands): Promise<Texts> {
	return (await signedReplies(hands)) ?? USUAL_TEXTS;
}

/**
 * Posts the texts, signed, in each thread that goes by this person's hours. One that has them gets
 * nothing, so where it stops, do it again. @throws ProblemError, Unreachable
 */
export async function signReplies(hands: Hands, texts: Texts, tell: Progress): Promise<Signed> {
	const { details } = await hands.http.get<Practice>('/practice');
	return signThreads(hands, tell, async (acting, { id }) => {
		return signAnew(acting, id, ({ policy }, name) => policyWith(policy, texts, name, details));
	});
}

/**
 * Takes a step in each thread that goes by this person's hours; it says whether the thread is one
 * of those that are done. @throws Unreachable
 */
export async function signThreads(
	hands: Hands,
	tell: Progress,
	step: (acting: Hands, listed: SpaceSummary) => Promise<boolean>,
): Promise<Signed> {
	let done = 0;
	const walk = new Walk(hands.local, tell);
	await walk.through(hands, async (acting, listed) => {
		if (isMine(listed, hands.me.id) && (await step(acting, listed))) done += 1;
	});
	return { done, failed: walk.failed.size, missing: walk.missing().size };
}

/**
 * Signs what follows from the policy that stands in a thread and from the signer's name there, if
 * that is not said already. Returns false where none stands: it is not open to its client yet, and
 * their invitation brings one. @throws ProtocolError, ProblemError, Unreachable
 */
export async function signAnew(
	hands: Hands,
	id: string,
	change: (before: Policy, name: string) => JsonObject,
): Promise<boolean> {
	const { frozen } = await hands.spaces.sync(id);
	if (frozen) throw new ProtocolError(frozen.code as ProtocolError['code']);
	const log = await wholeLog(hands, id);
	const people = foldPeople(log);
	const before = newestPolicy(log, people);
	if (!before) return false;
	const wanted = change(before, people.get(hands.me.id)?.name ?? '');
	await say(hands, id, ...(isSame(wanted, before) ? [] : [wanted])); // what waits leaves, too
	return true;
}

/** Whether two posts say the same: they are spelt the same. */
export function isSame(one: JsonObject, other: JsonObject): boolean {
	return spell(one) === spell(other);
}

function spell(post: JsonObject): string {
	return new TextDecoder().decode(encode(post));
}

/** Whether a space is a thread that goes by this person's hours and policy. */
export function isMine(
	{ purpose, responsible, until_seq: until }: SpaceSummary,
	me: string,
): boolean {
	return purpose === 'thread' && responsible === me && until < 0;
}
