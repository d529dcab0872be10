import { readDocument, type Document } from '../agreement/document.ts';
import { policyHash } from '../agreement/policy-hash.ts';
import { ProblemError } from '../api/problems.ts';
import type { DraftRevision, NewPolicy, Published } from '../api/shapes/policies.ts';
import { demand } from '../protocol/errors.ts';
import type { NameBook } from '../sync/names.ts';
import { fetchVersion } from '../sync/policy-versions.ts';
import { signVersion } from '../sync/policy-walk.ts';
import type { Signed } from '../sync/signing.ts';
import type { Vaults } from '../sync/vault.ts';
import { draftAt, scopeOf, showPolicy } from './showing.ts';
import type { KeptDraft, Outcome, PolicyView, Whose } from './view.ts';

const MENDED = new Set(['policy-incomplete', 'policy-drifted']);

/** What is decided as a version is published; `holdsUntil` in RFC 3339, '' for not at all. */
export type Publishing = Readonly<{ revision: number; agreeAgain: boolean; holdsUntil: string }>;

/** Policies of the practice and of its clinicians, in the worker. */
export function policyRoom(vaults: Vaults, names: NameBook) {
	return {
		/** All about one policy. @throws Failure without a connection: others may have changed it */
		show: (whose: Whose): Promise<PolicyView> => showPolicy(vaults.open, names, whose),

		/** The words of a version. @throws Failure */
		async words(version: number): Promise<Document> {
			return (await fetchVersion(vaults.open.http, version)).document;
		},

		/** Keeps what is changed, sealed, on this device alone; null forgets it. */
		async keep(whose: Whose, kept: KeptDraft | null): Promise<void> {
			const { local } = vaults.open;
			await (kept ? local.keep(draftAt(whose), kept) : local.forget(draftAt(whose)));
		},

		/**
		 * Saves a draft in place of the one of `revision`, for all who may change it; returns its own,
		 * null if somebody else was quicker. @throws Failure
		 */
		async save(whose: Whose, document: Document, revision: number): Promise<number | null> {
			const { http, local, me } = vaults.open;
			try {
				const change = { ...scopeOf(whose, me.id), document, revision };
				const { revision: saved } = await http.put<DraftRevision>('/policies/draft', change);
				await local.forget(draftAt(whose));
				return saved;
			} catch (error) {
				if (isRefused(error, 'draft-changed')) return null;
				throw error;
			}
		},

		/** Makes a version of a document, for ever. It stands in no thread yet. @throws Failure */
		async publish(whose: Whose, document: Document, how: Publishing): Promise<Outcome> {
			const { http, local, me } = vaults.open;
			const policy: NewPolicy = {
				...scopeOf(whose, me.id),
				document,
				revision: how.revision,
				agree_again: how.agreeAgain,
				...(how.holdsUntil && { holds_until: how.holdsUntil }),
			};
			try {
				const published = await http.post<Published>('/policies', policy);
				demand(published.hash === policyHash(readDocument(document)), 'fields');
				await local.forget(draftAt(whose));
				return { published, wrong: {}, isCrossed: false };
			} catch (error) {
				if (isRefused(error, 'draft-changed')) return { ...NOTHING, isCrossed: true };
				const { slug = '', reasons = {} } = error instanceof ProblemError ? error : {};
				if (MENDED.has(slug)) return { ...NOTHING, wrong: reasons };
				throw error;
			}
		},

		/**
		 * Signs the version of this hash, as it was shown, in each thread of one's own in which it is in
		 * force; says how far it has come. @throws Failure
		 */
		async bring(version: number, hash: string): Promise<Signed> {
			const vault = vaults.open;
			const shown = await fetchVersion(vault.http, version);
			demand(shown.hash === hash, 'fields');
			return signVersion(vault, shown, (done, all) => {
				vault.tell({ kind: 'walk', done, all });
			});
		},
	};
}

export type PolicyRoom = ReturnType<typeof policyRoom>;

const NOTHING: Outcome = { published: null, wrong: {}, isCrossed: false };

function isRefused(error: unknown, slug: string): boolean {
	return error instanceof ProblemError && error.slug === slug;
}
