/** What the server tells of what is agreed in a thread, and the consents that it lacks. */
import { ProblemError } from '../api/problems.ts';
import type {
	Agreement,
	KeptConsent,
	Messaging,
	NewConsent,
	WhyOff,
} from '../api/shapes/policies.ts';
import type { ConsentPost } from './folds/consents.ts';
import type { Opened } from './folds/opened.ts';
import type { Vault } from './vault.ts';

/** The refusal of a message for which nothing is agreed, or not any more: it is a draft again. */
export const MESSAGING_OFF = 'messaging-off';

/** Refusals of a decision that stay the same however often it is told. */
const FINAL: ReadonlySet<string> = new Set([
	'malformed',
	'not-permitted',
	'policy-superseded',
	'consent-stale',
]);

const placeOf = (id: string) => `agreement/${id}`;
const refusalAt = (entry: string) => `consent-refused/${entry}`;

/** Asks anew and keeps the answer. @throws ProblemError, Unreachable */
export async function learnAgreement(
	{ http, local }: Pick<Vault, 'http' | 'local'>,
	id: string,
): Promise<Agreement> {
	const told = await http.get<Agreement>(`/spaces/${id}/agreement`);
	await local.keep(placeOf(id), told);
	return told;
}

/** Changes what the gate goes by and leaves the rest as it is. @throws ProblemError, Unreachable */
export async function changeMessaging(
	hands: Pick<Vault, 'http' | 'local'>,
	id: string,
	changes: Partial<Messaging>,
): Promise<Agreement> {
	const { state, at_latest: atLatest, later } = await learnAgreement(hands, id);
	const said: Messaging = { state, at_latest: atLatest, later, ...changes };
	const told = await hands.http.put<Agreement>(`/spaces/${id}/messaging`, said);
	await hands.local.keep(placeOf(id), told);
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
 * The same once more changes nothing, and what was refused for good is not told again. A guardian's
 * is `about` another thread. Returns whether one was missing. @throws ProblemError, Unreachable
 */
export async function bringConsent(
	vault: Vault,
	id: string,
	role: ConsentPost['role'],
	about = '',
): Promise<boolean> {
	const { me, spaces } = vault;
	const care = about || id;
	const told = await keptAgreement(vault, care);
	const mine = newestOwn((await spaces.space(id)).log(), me.id, role, about);
	if (!told || !mine || isTold(told, me.id, mine)) return false;
	if (await isRefused(vault, mine.id)) return false;
	try {
		await tell(vault, care, mine);
	} catch (error) {
		if (await isRefused(vault, mine.id)) return false;
		throw error;
	}
	await learnAgreement(vault, care);
	return true;
}

/** Tells the server of a decision whose post is stored. @throws ProblemError, Unreachable */
export async function tell({ http, local }: Vault, care: string, own: Own): Promise<void> {
	try {
		await http.post<KeptConsent>(`/spaces/${care}/consents`, rowOf(own));
	} catch (error) {
		const isFinal = error instanceof ProblemError && FINAL.has(error.slug);
		if (isFinal) await local.keep(refusalAt(own.id), { slug: error.slug });
		throw error;
	}
}

/** Whether the server has refused a decision for good: it counts for nothing. */
export async function isRefused({ local }: Pick<Vault, 'local'>, entry: string): Promise<boolean> {
	return (await local.kept<{ slug: string }>(refusalAt(entry))) !== null;
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
