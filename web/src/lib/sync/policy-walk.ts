/**
 * Signing a version of a policy into every thread in which it is in force: a walk (protocol.md
 * section 6). Policy and automatic replies are one post, so each keeps what the other says.
 */
import type { Agreement } from '../api/shapes/policies.ts';
import type { Practice } from '../api/shapes/practices.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import { foldPeople } from './folds/people.ts';
import { newestPublished, publishedFields } from './folds/published.ts';
import type { Version } from './policy-versions.ts';
import { valuesBy } from './replies.ts';
import { say, type Hands } from './seating.ts';
import { isSame, signAnew, signThreads, type Signed } from './signing.ts';
import type { Progress } from './walk.ts';
import { wholeLog } from './whole-log.ts';

/** What stands with a guardian's question alone. */
const NAMES = new Set(['client_name', 'guardian_name']);

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
		if (isOpen) for (const each of guardians) await askAgain(acting, id, each, version);
		return isOpen;
	});
}

/** Signs a version of a thread in the one of a guardian, if they were asked there before. */
async function askAgain(
	hands: Hands,
	young: string,
	guardian: string,
	version: Version,
): Promise<void> {
	const own = await wholeLog(hands, young);
	await hands.spaces.sync(guardian);
	const theirs = await wholeLog(hands, guardian);
	const stands = newestPublished(own, foldPeople(own));
	const asked = newestPublished(theirs, foldPeople(theirs), young);
	if (!asked || !stands) return;
	const names = Object.entries(asked.signed).filter(([name]) => NAMES.has(name));
	const signed = Object.entries(stands.signed).filter(([name]) => name !== 'text');
	const said = Object.fromEntries([...signed, ...names]);
	const policy: JsonObject = { ...said, ...publishedFields(version), about: young };
	if (isSame(policy, { ...asked.signed, ...publishedFields(asked) })) return;
	await say(hands, guardian, { type: 'policy', policy, notices: [] });
}
