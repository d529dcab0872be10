/**
 * Signing a version of a policy into every thread in which it is in force: a walk (protocol.md
 * section 6). Policy and automatic replies are one post, so each keeps what the other says.
 */
import type { Agreement } from '../api/shapes/policies.ts';
import type { Practice } from '../api/shapes/practices.ts';
import { publishedFields } from './folds/published.ts';
import { askAgain } from './guardians.ts';
import type { Version } from './policy-versions.ts';
import { valuesBy } from './replies.ts';
import type { Hands } from './seating.ts';
import { signAnew, signThreads, type Signed } from './signing.ts';
import type { Progress } from './walk.ts';

/**
 * Posts a version, signed, in each thread of one's own where it is in force by the server's word.
 * One that has it gets nothing, so where it stops, do it again. With `only` no other thread is asked
 * about. @throws ProblemError, Unreachable
 */
export async function signVersion(
	hands: Hands,
	version: Version,
	tell: Progress,
	only = '',
): Promise<Signed> {
	const { details } = await hands.http.get<Practice>('/practice');
	return signThreads(hands, tell, async (acting, { id }) => {
		if (only && id !== only) return false;
		const { policy, guardians } = await acting.http.get<Agreement>(`/spaces/${id}/agreement`);
		if (policy?.version !== version.version || policy.hash !== version.hash) return false;
		const isOpen = await signAnew(acting, id, (before, name) => ({
			...before,
			policy: { ...before.policy, ...valuesBy(name, details), ...publishedFields(version) },
		}));
		if (isOpen) for (const each of guardians) await askAgain(acting, id, each);
		return isOpen;
	});
}
