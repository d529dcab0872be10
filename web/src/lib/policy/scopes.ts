/** For whom a policy is: by which name the server has it, and where its words are to be had. */
import { readDocument, type Document } from '../agreement/document.ts';
import { policyHash } from '../agreement/policy-hash.ts';
import { ProblemError } from '../api/problems.ts';
import type { PolicyVersion, Scope } from '../api/shapes/policies.ts';
import { foldPeople } from '../sync/folds/people.ts';
import { publishedIn } from '../sync/folds/published.ts';
import { fetchVersion, versionOf, type Version } from '../sync/policy-versions.ts';
import type { Vault } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import type { OfThread, VersionRow, Whose } from './view.ts';

const THREAD = 'thread/';

/** What is saved of a client's policy on this device; `at` is in ms. */
export type SavedDraft = Readonly<{ document: Document; at: number }>;

/** Where the device keeps what is changed and not saved; and a client's draft; and its words. */
export const draftAt = (whose: Whose) => `policy/draft/${whose}`;
export const savedAt = (whose: Whose) => `policy/saved/${whose}`;
const wordsAt = (hash: string) => `policy/words/${hash}`;

/** The thread of the client whose policy it is, empty for another's. */
export function threadOf(whose: Whose): string {
	return whose.startsWith(THREAD) ? whose.slice(THREAD.length) : '';
}

export function ofThread(thread: string): OfThread {
	return `${THREAD}${thread}`;
}

export function scopeOf(whose: Whose, me: string): Scope {
	const thread = threadOf(whose);
	if (thread) return { scope_kind: 'thread', scope_id: thread };
	if (whose === 'practice') return { scope_kind: 'practice', scope_id: '' };
	return { scope_kind: 'clinician', scope_id: me };
}

export function whoseIs({ scope_kind: kind, scope_id: id }: PolicyVersion): Whose {
	if (kind === 'thread') return ofThread(id);
	return kind === 'practice' ? 'practice' : 'mine';
}

/** Keeps the words of a client's policy, sealed, until they stand in the thread. */
export async function keepWords({ local }: Vault, document: Document): Promise<void> {
	await local.keep(wordsAt(policyHash(document)), document);
}

/** Forgets the words of a client's version, which stand in the thread now. */
export async function forgetWords({ local }: Vault, { hash }: VersionRow): Promise<void> {
	await local.forget(wordsAt(hash));
}

/**
 * The words of a version. Those of a client's own the server has not: they stand in the thread, or
 * lie on the device that published them. @throws ProblemError 'not-found', ProtocolError, Unreachable
 */
export async function wordsOf(vault: Vault, row: VersionRow): Promise<Document> {
	return (await versionFor(vault, row)).document;
}

/** A version with its words. As `wordsOf`. */
export async function versionFor(vault: Vault, row: VersionRow): Promise<Version> {
	const thread = threadOf(row.whose);
	if (!thread) return fetchVersion(vault.http, row.version);
	await vault.spaces.sync(thread);
	const log = await wholeLog(vault, thread);
	for (const found of publishedIn(log, foldPeople(log))) if (found.hash === row.hash) return found;
	const kept = await vault.local.kept<Document>(wordsAt(row.hash));
	if (!kept) throw new ProblemError(404, { type: 'not-found' });
	return versionOf(row.version, row.at, readDocument(kept));
}
