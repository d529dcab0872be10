import { readDocument, type Document } from '../agreement/document.ts';
import { policyHash } from '../agreement/policy-hash.ts';
import { ProblemError } from '../api/problems.ts';
import type { DraftRevision, NewPolicy, Published } from '../api/shapes/policies.ts';
import { demand } from '../protocol/errors.ts';
import type { NameBook } from '../sync/names.ts';
import { signVersion } from '../sync/policy-walk.ts';
import type { Signed } from '../sync/signing.ts';
import type { Vaults } from '../sync/vault.ts';
import {
	draftAt,
	forgetWords,
	keepWords,
	savedAt,
	scopeOf,
	threadOf,
	versionFor,
	wordsOf,
	type SavedDraft,
} from './scopes.ts';
import { showPolicy } from './showing.ts';
import type { KeptDraft, Outcome, PolicyView, VersionRow, Whose } from './view.ts';

const MENDED = new Set(['policy-incomplete', 'policy-drifted']);

/** What is decided as a version is published; `holdsUntil` in RFC 3339, '' for not at all. */
export type Publishing = Readonly<{
	/** Of the draft and the version that it was made from, 0 for none. */
	revision: number;
	after: number;
	agreeAgain: boolean;
	holdsUntil: string;
}>;

/** Policies of the practice and of its clinicians, in the worker. */
export function policyRoom(vaults: Vaults, names: NameBook) {
	return {
		/** All about one policy. @throws Failure without a connection: others may have changed it */
		show: (whose: Whose): Promise<PolicyView> => showPolicy(vaults.open, names, whose),

		/** The words of a version. @throws Failure */
		words: (row: VersionRow): Promise<Document> => wordsOf(vaults.open, row),

		/** Keeps what is changed, sealed, on this device alone; null forgets it. */
		async keep(whose: Whose, kept: KeptDraft | null): Promise<void> {
			const { local } = vaults.open;
			await (kept ? local.keep(draftAt(whose), kept) : local.forget(draftAt(whose)));
		},

		/**
		 * Saves a draft in place of the one of `revision`, for all who may change it; returns its own,
		 * null if somebody else was quicker. A client's stays on this device. @throws Failure
		 */
		async save(whose: Whose, document: Document, revision: number): Promise<number | null> {
			const { http, local, me } = vaults.open;
			if (threadOf(whose)) {
				const saved: SavedDraft = { document, at: http.now() };
				await local.keep(savedAt(whose), saved);
				await local.forget(draftAt(whose));
				return 0;
			}
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
			if (threadOf(whose)) await keepWords(vaults.open, document);
			const policy: NewPolicy = {
				...scopeOf(whose, me.id),
				...(threadOf(whose) ? unread(document) : { document }),
				revision: how.revision,
				after: how.after,
				agree_again: how.agreeAgain,
				...(how.holdsUntil && { holds_until: how.holdsUntil }),
			};
			try {
				const published = await http.post<Published>('/policies', policy);
				demand(published.hash === policyHash(readDocument(document)), 'fields');
				await local.forget(draftAt(whose));
				await local.forget(savedAt(whose));
				return { published, wrong: {}, isCrossed: false };
			} catch (error) {
				if (isRefused(error, 'draft-changed')) return { ...NOTHING, isCrossed: true };
				const { slug = '', reasons = {} } = error instanceof ProblemError ? error : {};
				if (MENDED.has(slug)) return { ...NOTHING, wrong: reasons };
				throw error;
			}
		},

		/**
		 * Signs a version, as it was shown, in each thread of one's own in which it is in force, or in
		 * that of its client; says how far it has come. @throws Failure
		 */
		async bring(row: VersionRow): Promise<Signed> {
			const vault = vaults.open;
			const shown = await versionFor(vault, row);
			demand(shown.hash === row.hash, 'fields');
			const tell = (done: number, all: number) => {
				vault.tell({ kind: 'walk', done, all });
			};
			const signed = await signVersion(vault, shown, tell, threadOf(row.whose));
			if (threadOf(row.whose) && signed.done > 0) await forgetWords(vault, row);
			return signed;
		},
	};
}

export type PolicyRoom = ReturnType<typeof policyRoom>;

const NOTHING: Outcome = { published: null, wrong: {}, isCrossed: false };

/** What the server is told of a client's own policy: nothing of what it says. */
function unread(document: Document): Pick<NewPolicy, 'hash' | 'valid_months'> {
	return {
		hash: policyHash(readDocument(document)),
		valid_months: document.facts.valid_months,
	};
}

function isRefused(error: unknown, slug: string): boolean {
	return error instanceof ProblemError && error.slug === slug;
}
