/**
 * Who has agreed to what: signed posts alone, each held against the card of its author. The same
 * rules as `meantime.sdk.folds.consents`.
 */
import type { AgreementPost } from '../../protocol/agreement-posts.ts';
import { unb64 } from '../../protocol/encoding.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import { signKey, SIGNATURE_BYTES } from '../../protocol/keys.ts';
import { readChange } from '../../protocol/shapes.ts';
import { verifyConsent, type Consent as Signed } from '../../protocol/sessions.ts';
import type { Opened } from './opened.ts';
import type { People } from './people.ts';
import { SIGNERS } from './policies.ts';

export type ConsentPost = Extract<AgreementPost, { type: 'consent' }>;
export type StatePost = Extract<AgreementPost, { type: 'messaging' }>;

/** A decision that its author's card has signed; `space` is the thread that it is about. */
export type Agreed = Readonly<{
	opened: Opened;
	post: ConsentPost;
	seat: string;
	card: Uint8Array;
	space: string;
}>;

const SEATED_AS = { client: 'client', guardian: 'client', clinician: 'clinician' } as const;

/**
 * The decisions of the log of thread `id` that are signed by their authors, oldest first. A
 * guardian's speaks of another thread, everybody else's of the one in which it stands.
 */
export function foldConsents(
	id: string,
	log: readonly Opened[],
	people: People,
	practiceId: string,
): Agreed[] {
	const cards = cardsIn(log);
	return log.flatMap((opened) => {
		const { post } = opened;
		const seat = opened.entry.header.author;
		const card = cards.get(seat);
		if (post?.type !== 'consent' || !card) return [];
		const agreed = { opened, post, seat, card, space: post.space || id };
		const fits = people.get(seat)?.role === SEATED_AS[post.role];
		const isPlaced = (agreed.space !== id) === (post.role === 'guardian');
		return fits && isPlaced && isSigned(agreed, practiceId) ? [agreed] : [];
	});
}

/** What somebody decided last in a role about a thread: what they signed last. */
export function newestBy(
	every: readonly Agreed[],
	who: Readonly<{ seat: string; role: ConsentPost['role']; space: string }>,
): Agreed | null {
	return every
		.filter(({ seat, post, space }) => {
			return seat === who.seat && post.role === who.role && space === who.space;
		})
		.reduce<Agreed | null>((last, each) => {
			return last && last.post.at >= each.post.at ? last : each;
		}, null);
}

/** What the signature of a consent is over (protocol.md, `mt1/consent`). */
export function signedBy(
	{
		hash,
		version,
		locale,
		role,
		decision,
		at,
	}: Omit<ConsentPost, 'type' | 'signature' | 'on' | 'how'>,
	practiceId: string,
	space: string,
): Signed {
	const where = { practiceSpace: practiceId, careSpace: space };
	return { ...where, policyHash: hash, version, locale, role, decision, at };
}

/** What the care team said last of whether messages go on; null if nothing yet. */
export function newestState(log: readonly Opened[], people: People): StatePost | null {
	const said = log.findLast(({ entry, post }) => {
		const role = people.get(entry.header.author)?.role ?? '';
		return post?.type === 'messaging' && SIGNERS.has(role);
	});
	return said?.post?.type === 'messaging' ? said.post : null;
}

function isSigned({ post, card, space }: Omit<Agreed, 'opened'>, practiceId: string): boolean {
	try {
		const signature = unb64(post.signature, SIGNATURE_BYTES);
		return verifyConsent(signKey(card), signedBy(post, practiceId, space), signature);
	} catch (error) {
		if (error instanceof ProtocolError) return false;
		throw error;
	}
}

/** The card of everybody who ever sat in a log, by id. */
function cardsIn(log: readonly Opened[]): ReadonlyMap<string, Uint8Array> {
	const added = log.flatMap(({ entry }) => {
		return entry.header.kind === 'seats' ? readChange(entry.body).add : [];
	});
	return new Map(added.map(({ id, card }) => [id, card]));
}
