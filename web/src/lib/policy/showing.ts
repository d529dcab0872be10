/** What the page shows of a policy, joined out of what the server has and what this device knows. */
import { readDocument, type Document } from '../agreement/document.ts';
import type { LiveFacts, PolicyDraft, PolicyVersion } from '../api/shapes/policies.ts';
import type { Practice } from '../api/shapes/practices.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { foldPeople } from '../sync/folds/people.ts';
import { newestPolicy, signedIn } from '../sync/folds/policies.ts';
import { namesAnother } from '../sync/folds/published.ts';
import type { Names, NameBook } from '../sync/names.ts';
import { versionsOf } from '../sync/policy-versions.ts';
import { staffOf } from '../sync/roster.ts';
import { isMine } from '../sync/signing.ts';
import { standingsOf } from '../sync/standings.ts';
import type { Vault } from '../sync/vault.ts';
import { ACTING, type Live } from './facts.ts';
import {
	draftAt,
	savedAt,
	scopeOf,
	threadOf,
	whoseIs,
	wordsOf,
	type SavedDraft,
} from './scopes.ts';
import { stopsOf } from './stopping.ts';
import type { DraftView, KeptDraft, KnownVersion, PolicyView, VersionRow, Whose } from './view.ts';

/** @throws ProblemError, ProtocolError, Unreachable */
export async function showPolicy(vault: Vault, names: NameBook, whose: Whose): Promise<PolicyView> {
	const { http, me } = vault;
	const thread = threadOf(whose);
	const acting = scopeOf(thread ? 'mine' : whose, me.id); // a client's hours are the viewer's
	const [known, staff, { details }, { facts }, draft, ofPractice, own, ofThread] =
		await Promise.all([
			names.of(vault),
			staffOf(vault, names),
			http.get<Practice>('/practice'),
			http.get<LiveFacts>('/policies/facts', acting),
			thread ? null : http.get<PolicyDraft>('/policies/draft', acting),
			versionsOf(http, scopeOf('practice', me.id)),
			versionsOf(http, scopeOf('mine', me.id)),
			thread ? versionsOf(http, scopeOf(whose, me.id)) : [],
		]);
	const row = (version: PolicyVersion) => rowOf(version, known, me.id);
	const [practice, mine, client] = [ofPractice, own, ofThread].map((rows) => rows.map(row));
	const history = (thread ? client : whose === 'practice' ? practice : mine) ?? [];
	const words = async (found: VersionRow | undefined): Promise<KnownVersion | null> =>
		found ? { ...found, document: await wordsOf(vault, found) } : null;
	const newest = await words(history[0]);
	const counting = (thread && history[0]) || mine?.[0] || practice?.[0];
	return {
		whose,
		isCustodian: staff.some(({ id, role }) => id === me.id && role === 'custodian'),
		myName: known.people.get(me.id)?.name ?? '',
		details,
		live: Object.fromEntries(
			ACTING.flatMap((name) => (name in facts ? [[name, facts[name]]] : [])),
		),
		draft: draft ? draftOf(draft, known, me.id) : await draftHere(vault, whose),
		newest,
		inForce: newest ?? (await words((thread ? mine?.[0] : undefined) ?? practice?.[0])),
		history,
		waiting: counting ? { ...counting, threads: await lacking(vault, counting, thread) } : null,
		stops: counting ? { all: 0, undecided: 0 } : await stopsOf(vault, whose),
		kept: await vault.local.kept<KeptDraft>(draftAt(whose)),
	} satisfies PolicyView & { live: Live };
}

function rowOf(version: PolicyVersion, { people }: Names, me: string): VersionRow {
	return {
		version: version.version,
		hash: version.hash,
		whose: whoseIs(version),
		by: people.get(version.published_by)?.name ?? '',
		isMine: version.published_by === me,
		at: Date.parse(version.published_at),
		agreeAgain: version.agree_again,
		holdsUntil: version.holds_until ? Date.parse(version.holds_until) : 0,
	};
}

/** A client's policy is being prepared on this device alone: it may say something of them. */
async function draftHere({ local }: Vault, whose: Whose): Promise<DraftView> {
	const saved = await local.kept<SavedDraft>(savedAt(whose));
	const { document = null, at = 0 } = saved ?? {};
	return { revision: 0, document, by: '', isMine: true, at };
}

function draftOf(draft: PolicyDraft, { people }: Names, me: string): DraftView {
	return {
		revision: draft.revision,
		document: readable(draft.document),
		by: people.get(draft.changed_by)?.name ?? '',
		isMine: draft.changed_by === me,
		at: draft.changed_at ? Date.parse(draft.changed_at) : 0,
	};
}

/** A draft of a later version of the app may be none that this one knows. */
function readable(document: unknown): Document | null {
	try {
		return document ? readDocument(document) : null;
	} catch (error) {
		if (error instanceof ProtocolError) return null;
		throw error;
	}
}

/**
 * In how many of one's own open threads, or whether in one alone, a version is in force and does not
 * stand yet.
 */
async function lacking(
	vault: Vault,
	{ version, hash }: VersionRow,
	thread: string,
): Promise<number> {
	const standings = await standingsOf(vault.http);
	let count = 0;
	for (const listed of await vault.spaces.listing()) {
		if (thread && listed.id !== thread) continue;
		if (!isMine(listed, vault.me.id) || standings.get(listed.id)?.version !== version) continue;
		const log = (await vault.spaces.upTo(listed)).log();
		const people = foldPeople(log);
		const stands = newestPolicy(log, people);
		if (!stands) continue;
		const isOther = namesAnother({ signed: signedIn(stands) }, people, vault.me.id);
		if (isOther || stands.policy['hash'] !== hash) count += 1;
	}
	return count;
}
