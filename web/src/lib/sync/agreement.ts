/** What the server tells of what is agreed in a thread, and the consents that it lacks. */
import type { Agreement, KeptConsent, NewConsent, WhyOff } from '../api/shapes/policies.ts';
import type { ConsentPost } from './folds/consents.ts';
import type { Opened } from './folds/opened.ts';
import type { Vault } from './vault.ts';

/** The refusal of a message for which nothing is agreed, or not any more: it is a draft again. */
export const MESSAGING_OFF = 'messaging-off';

const placeOf = (id: string) => `agreement/${id}`;

/** Asks anew and keeps the answer. @throws ProblemError, Unreachable */
export async function learnAgreement(
	{ http, local }: Pick<Vault, 'http' | 'local'>,
	id: string,
): Promise<Agreement> {
	const told = await http.get<Agreement>(`/spaces/${id}/agreement`);
	await local.keep(placeOf(id), told);
	return told;
}

/** What was last told to this device; null if nothing ever was. */
export function keptAgreement({ local }: Pick<Vault, 'local'>, id: string) {
	return local.kept<Agreement>(placeOf(id));
}

/** Why the server takes no message of this client, as far as this device knows; empty if it does. */
export async function offIn(vault: Pick<Vault, 'local'>, id: string): Promise<WhyOff | ''> {
	return (await keptAgreement(vault, id))?.why ?? '';
}

/** As `offIn`, asked anew if there is a connection. */
export async function offNow(vault: Vault, id: string): Promise<WhyOff | ''> {
	await learnAgreement(vault, id).catch(() => null); // then what was known counts
	return offIn(vault, id);
}

/**
 * Gives the server the newest decision of one's own in `role` whose post stands in the log of thread
 * `id` and of which the server knows nothing: an answer was lost, or the app was closed in between.
 * The same once more changes nothing. A guardian's is `about` another thread. Returns whether one
 * was missing. @throws ProblemError, Unreachable
 */
export async function bringConsent(
	vault: Vault,
	id: string,
	role: ConsentPost['role'],
	about = '',
): Promise<boolean> {
	const { me, http, spaces } = vault;
	const care = about || id;
	const told = await keptAgreement(vault, care);
	const mine = newestOwn((await spaces.space(id)).log(), me.id, role, about);
	if (!told || !mine || isTold(told, me.id, mine)) return false;
	await http.post<KeptConsent>(`/spaces/${care}/consents`, rowOf(mine));
	await learnAgreement(vault, care);
	return true;
}

/** A decision of one's own, and the id of its entry. */
export type Own = Readonly<{ id: string; post: ConsentPost }>;

/** What the server is told of a decision: neither its text nor the typed name. */
export function rowOf({ id, post }: Own): NewConsent {
	const { version, role, decision, at, signature } = post;
	const locale = post.locale === 'es' ? 'es' : 'en';
	return { version, locale, role, decision, at, signature, entry_id: id };
}

/** What somebody signed last in a role about their thread, or as a guardian about another. */
export function newestOwn(
	log: readonly Opened[],
	me: string,
	role: ConsentPost['role'],
	about = '',
): Own | null {
	let newest: Own | null = null;
	for (const { entry, post } of log) {
		const { author, id } = entry.header;
		if (author !== me || post?.type !== 'consent') continue;
		if (post.role !== role || post.space !== about) continue;
		if (post.signature && post.at > (newest?.post.at ?? 0)) newest = { id, post };
	}
	return newest;
}

function isTold({ consents }: Agreement, me: string, { post }: Own): boolean {
	return consents.some(({ seat_id: seat, role, at }) => {
		return seat === me && role === post.role && at >= post.at;
	});
}
