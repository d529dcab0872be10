/** Versions of policies with their documents, as the server has them. */
import { readDocument, type Document } from '../agreement/document.ts';
import { policyHash } from '../agreement/policy-hash.ts';
import type { Http } from '../api/http.ts';
import type {
	Agreement,
	PolicyDocument,
	PolicyPage,
	PolicyVersion,
	Scope,
} from '../api/shapes/policies.ts';
import { encode } from '../protocol/canonical.ts';
import { demand } from '../protocol/errors.ts';
import type { Published } from './folds/published.ts';

/** A version as it was made or fetched: not yet signed in a thread. */
export type Version = Omit<Published, 'signed' | 'about'>;

/**
 * A version whose words are those of its hash. @throws ProtocolError 'json' | 'fields' for other
 * words, ProblemError 'not-found' also for a thread's own, Unreachable
 */
export async function fetchVersion(http: Http, version: number): Promise<Version> {
	const { policy, document: told } = await http.get<PolicyDocument>(`/policies/${version}`);
	const made = versionOf(version, Date.parse(policy.published_at), readDocument(told));
	demand(made.hash === policy.hash && policy.version === version, 'fields');
	return made;
}

/** A version of a document that was published at `publishedAt` (ms). */
export function versionOf(version: number, publishedAt: number, document: Document): Version {
	const text = new TextDecoder().decode(encode(document));
	return { version, hash: policyHash(document), publishedAt, text, document };
}

/** The versions of a scope without their words, newest first. @throws ProblemError, Unreachable */
export async function versionsOf(http: Http, scope: Scope): Promise<PolicyVersion[]> {
	const found: PolicyVersion[] = [];
	let cursor = '';
	do {
		const page = await http.get<PolicyPage>('/policies', { ...scope, ...(cursor && { cursor }) });
		found.push(...page.policies);
		cursor = page.next;
	} while (cursor);
	return found;
}

/**
 * The version in force in a thread, null if there is none or it is the thread's own, whose words the
 * server has not. @throws ProtocolError, ProblemError, Unreachable
 */
export async function versionIn(http: Http, thread: string): Promise<Version | null> {
	const { policy } = await http.get<Agreement>(`/spaces/${thread}/agreement`);
	return policy && policy.scope_kind !== 'thread' ? fetchVersion(http, policy.version) : null;
}
