/** What the page shows of a policy, joined out of what the server has and what this device knows. */
import { readDocument, type Document } from '../agreement/document.ts';
import type { LiveFacts, PolicyDraft, PolicyVersion, Scope } from '../api/shapes/policies.ts';
import type { Practice } from '../api/shapes/practices.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { foldPeople } from '../sync/folds/people.ts';
import { newestPolicy } from '../sync/folds/policies.ts';
import type { Names, NameBook } from '../sync/names.ts';
import { fetchVersion, versionsOf } from '../sync/policy-versions.ts';
import { staffOf } from '../sync/roster.ts';
import { isMine } from '../sync/signing.ts';
import { standingsOf } from '../sync/standings.ts';
import type { Vault } from '../sync/vault.ts';
import { ACTING, type Live } from './facts.ts';
import type { DraftView, KeptDraft, KnownVersion, PolicyView, VersionRow, Whose } from './view.ts';

export const draftAt = (whose: Whose) => `policy/draft/${whose}`;

export function scopeOf(whose: Whose, me: string): Scope {
	if (whose === 'practice') return { scope_kind: 'practice', scope_id: '' };
	return { scope_kind: 'clinician', scope_id: me };
}

/** @throws ProblemError, ProtocolError, Unreachable */
export async function showPolicy(vault: Vault, names: NameBook, whose: Whose): Promise<PolicyView> {
	const { http, me } = vault;
	const scope = scopeOf(whose, me.id);
	const [known, staff, { details }, { facts }, draft, ofPractice, own] = await Promise.all([
		names.of(vault),
		staffOf(vault, names),
		http.get<Practice>('/practice'),
		http.get<LiveFacts>('/policies/facts', scope),
		http.get<PolicyDraft>('/policies/draft', scope),
		versionsOf(http, scopeOf('practice', me.id)),
		versionsOf(http, scopeOf('mine', me.id)),
	]);
	const row = (version: PolicyVersion) => rowOf(version, known, me.id);
	const [practice, mine] = [ofPractice.map(row), own.map(row)];
	const history = whose === 'practice' ? practice : mine;
	const words = (found: VersionRow | undefined) => (found ? withWords(vault, found) : null);
	const newest = await words(history[0]);
	const counting = mine[0] ?? practice[0];
	return {
		whose,
		isCustodian: staff.some(({ id, role }) => id === me.id && role === 'custodian'),
		myName: known.people.get(me.id)?.name ?? '',
		details,
		live: Object.fromEntries(
			ACTING.flatMap((name) => (name in facts ? [[name, facts[name]]] : [])),
		),
		draft: draftOf(draft, known, me.id),
		newest,
		inForce: newest ?? (await words(practice[0])),
		history,
		waiting: counting ? { ...counting, threads: await lacking(vault, counting) } : null,
		kept: await vault.local.kept<KeptDraft>(draftAt(whose)),
	} satisfies PolicyView & { live: Live };
}

function rowOf(version: PolicyVersion, { people }: Names, me: string): VersionRow {
	return {
		version: version.version,
		hash: version.hash,
		whose: version.scope_kind === 'practice' ? 'practice' : 'mine',
		by: people.get(version.published_by)?.name ?? '',
		isMine: version.published_by === me,
		at: Date.parse(version.published_at),
		agreeAgain: version.agree_again,
		holdsUntil: version.holds_until ? Date.parse(version.holds_until) : 0,
	};
}

async function withWords({ http }: Vault, row: VersionRow): Promise<KnownVersion> {
	const { document } = await fetchVersion(http, row.version);
	return { ...row, document };
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

/** In how many of one's own open threads a version is in force and does not stand yet. */
async function lacking(vault: Vault, { version, hash }: VersionRow): Promise<number> {
	const standings = await standingsOf(vault.http);
	let count = 0;
	for (const listed of await vault.spaces.listing()) {
		if (!isMine(listed, vault.me.id) || standings.get(listed.id)?.version !== version) continue;
		const log = (await vault.spaces.upTo(listed)).log();
		const stands = newestPolicy(log, foldPeople(log));
		if (stands && stands.policy['hash'] !== hash) count += 1;
	}
	return count;
}
