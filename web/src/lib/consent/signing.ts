/** Signing a decision: a sealed post first, then its row at the server (decision 0020). */
import { wording } from '../agreement/signing.ts';
import { ProblemError, Unreachable } from '../api/problems.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import { b64 } from '../protocol/encoding.ts';
import { signConsent } from '../protocol/sessions.ts';
import { learnAgreement, tell, type Own } from '../sync/agreement.ts';
import { signedBy, type ConsentPost } from '../sync/folds/consents.ts';
import type { Published } from '../sync/folds/published.ts';
import { postNow } from '../sync/seating.ts';
import type { Vault } from '../sync/vault.ts';
import type { Reading } from './reading.ts';

/** What somebody ticked and typed of what they read. */
export type Given = Readonly<{ ticks: readonly string[]; name: string }>;

/** What is to be decided; its time and signature come as it is signed. */
type Decision = Omit<ConsentPost, 'type' | 'at' | 'signature' | 'on' | 'how'> &
	Partial<Pick<ConsentPost, 'on' | 'how'>>;

/** Agreement to a version as it was read, in one language. */
export function permission(
	published: Published,
	{ filled, given, variants }: Reading,
	role: ConsentPost['role'],
	said: Given,
): Decision {
	const parts = [...filled.sections, ...filled.consent, ...filled.statements];
	return {
		...{ decision: 'permit', role, locale: filled.locale, text: wording(filled) },
		...{ version: published.version, hash: published.hash, space: published.about },
		name: said.name.trim(),
		ticks: parts.map(({ id }) => id).filter((id) => said.ticks.includes(id)),
		given: { ...given },
		variants: [...variants],
	};
}

/** What takes a decision back. */
export function withdrawal({ post }: Own): Decision {
	const { version, hash, locale, role, space, name } = post;
	const nothing = { text: '', ticks: [], given: {}, variants: [] };
	return { decision: 'withdraw', version, hash, locale, role, space, name, ...nothing };
}

/**
 * Signs a decision, stores its post and tells the server. The row may come later: without an answer
 * whoever opens the conversation next brings it. A signature is of its moment, so a post that does
 * not get through waits nowhere. @throws ProblemError, Unreachable, ProtocolError
 */
export async function sign(
	vault: Vault,
	id: string,
	practiceId: string,
	decision: Decision,
): Promise<void> {
	const care = decision.space || id;
	const dated = { ...decision, at: vault.http.now() };
	const signature = b64(signConsent(vault.me, signedBy(dated, practiceId, care)));
	const post: ConsentPost = { type: 'consent', on: '', how: '', ...dated, signature };
	const { header } = await postNow(vault, id, postOf(post));
	try {
		await tell(vault, care, { id: header.id, post });
	} catch (error) {
		if (!mayPass(error)) throw error;
	}
	await learnAgreement(vault, care).catch(() => null); // then it is learned as the page opens
}

/** Whether asking again later may be answered otherwise. */
function mayPass(error: unknown): boolean {
	if (error instanceof Unreachable) return true;
	return error instanceof ProblemError && error.status >= 500;
}

/** A post as it is sealed: what is empty is left out. */
function postOf(post: ConsentPost): JsonObject {
	const { type, decision, version, text, name, hash, locale, role, at, signature } = post;
	return {
		...{ type, decision, version, text, name, hash, locale, role, at, signature },
		...(post.space && { space: post.space }),
		...(post.ticks.length > 0 && { ticks: post.ticks }),
		...(Object.keys(post.given).length > 0 && { given: post.given }),
		...(post.variants.length > 0 && { variants: post.variants }),
		...(post.on && { on: post.on, how: post.how }),
	};
}
