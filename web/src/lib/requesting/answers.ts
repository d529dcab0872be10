/** What an answer to a request has to say; ids of grounds, exceptions and kinds of disclosures. */
import type { RequestKind, RequestPost } from '../protocol/request-posts.ts';

/** Why a request may be denied. Source: 45 CFR 164.524(a)(1)-(3), 164.526(a)(2). */
export const GROUNDS: Readonly<Record<RequestKind, ReadonlySet<string>>> = {
	access: new Set([
		...['psychotherapy_notes', 'legal_proceeding', 'confidential_source', 'research'],
		...['custody', 'not_held', 'danger', 'harm_to_other', 'representative'],
	]),
	amendment: new Set(['not_created', 'not_in_record', 'not_accessible', 'accurate']),
	accounting: new Set(),
};
/** Those that somebody else of the profession looks at again, if asked. 164.524(a)(3)-(4). */
export const REVIEWABLE: ReadonlySet<string> = new Set([
	...['danger', 'harm_to_other', 'representative'],
]);
/** What lets access wait. Source: 45 CFR 171.201-204 and 171.301; there is no blanket delay. */
export const EXCEPTIONS: ReadonlySet<string> = new Set([
	...['harm', 'privacy', 'security', 'infeasible', 'upkeep', 'manner'],
]);
/** What a client is told of on request. Source: 45 CFR 164.528(a)(1) with 164.512 and 164.404. */
export const ACCOUNTABLE: ReadonlySet<string> = new Set([
	...['court', 'abuse_report', 'serious_threat', 'public_health', 'oversight'],
	...['law_enforcement', 'death', 'research', 'workers_compensation', 'government'],
	...['required_by_law', 'mistake'],
]);

export type Lack = 'outcome' | 'ground' | 'text' | 'amendment' | 'accounting';
type Answer = Omit<Extract<RequestPost, { type: 'record_answer' }>, 'type' | 'of'>;

/**
 * What an answer that ends a request lacks; with that it counts for nothing. What is denied, in
 * whole or in part, has one of the listed grounds and is explained.
 */
export function lacks(kind: RequestKind, answer: Answer): Lack | null {
	if (answer.outcome !== 'granted') {
		if (GROUNDS[kind].size === 0) return 'outcome';
		if (!GROUNDS[kind].has(answer.ground)) return 'ground';
		if (!answer.text.trim()) return 'text';
	}
	const isAmended = kind === 'amendment' && answer.outcome !== 'denied';
	if (isAmended && !answer.amendment.trim()) return 'amendment';
	return kind === 'accounting' && !answer.accounting ? 'accounting' : null;
}

/**
 * What an extension lacks beside the day on which it ends. Source: 45 CFR 164.524(b)(2)(iii) for
 * the reason in writing; 45 CFR 171.200 for the exception.
 */
export function lacksToWait(kind: RequestKind, answer: Answer): 'exception' | 'text' | null {
	if (kind === 'access' && !EXCEPTIONS.has(answer.exception)) return 'exception';
	return answer.text.trim() ? null : 'text';
}
