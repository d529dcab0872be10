/**
 * Who has to agree for a young person as well: named by who answers for the thread, asked in own
 * threads. The same rules as `meantime.sdk.guardians`.
 */
import type { Agreement } from '../api/shapes/policies.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import { changeMessaging } from './agreement.ts';
import { foldPeople } from './folds/people.ts';
import { newestPublished, publishedFields } from './folds/published.ts';
import { say, type Hands } from './seating.ts';
import { isSame, signAnew } from './signing.ts';
import { wholeLog } from './whole-log.ts';

/** A guardian: their own thread, and what they are called. */
export type Guardian = Readonly<{ id: string; name: string }>;

/** What stands in a guardian's question alone. */
type Names = Readonly<{ client_name: string; guardian_name: string }>;

/**
 * Says whose consent a client needs beside their own, up to the local day `until`, '' for no end;
 * with nobody the client agrees alone. `atLatest` is the last day on which consents of today count.
 * Where it stops do it again. @throws ProtocolError, ProblemError, Unreachable
 */
export async function nameGuardians(
	hands: Hands,
	young: Readonly<{ id: string; name: string }>,
	guardians: readonly Guardian[],
	{ until, atLatest }: Readonly<{ until: string; atLatest: string }>,
): Promise<void> {
	const path = `/spaces/${young.id}`;
	await hands.http.put<Agreement>(`${path}/guardians`, { spaces: guardians.map(({ id }) => id) });
	await changeMessaging(hands, young.id, { at_latest: atLatest || null });
	const names = guardians.map(({ name }) => name).join(', ');
	const signed = { guardian_name: names, minor_until: guardians.length > 0 ? until : '' };
	await signAnew(hands, young.id, (before) => {
		return { ...before, policy: { ...before.policy, ...signed } };
	});
	for (const { id, name } of guardians) {
		await askGuardian(hands, young.id, id, { client_name: young.name, guardian_name: name });
	}
}

/** Signs the version of a thread for those who were asked before. @throws as `nameGuardians` */
export async function askAgain(hands: Hands, young: string, guardian: string): Promise<void> {
	await hands.spaces.sync(guardian);
	const log = await wholeLog(hands, guardian);
	const { signed } = newestPublished(log, foldPeople(log), young) ?? {};
	if (!signed) return;
	const { client_name: client = '', guardian_name: name = '' } = signed;
	await askGuardian(hands, young, guardian, { client_name: client, guardian_name: name });
}

/** Signs in a guardian's own thread what they are asked to agree to; once. */
async function askGuardian(
	hands: Hands,
	young: string,
	guardian: string,
	names: Names,
): Promise<void> {
	const own = await wholeLog(hands, young);
	await hands.spaces.sync(guardian);
	const theirs = await wholeLog(hands, guardian);
	const stands = newestPublished(own, foldPeople(own));
	if (!stands) return;
	const asked = newestPublished(theirs, foldPeople(theirs), young);
	const signed = Object.entries(stands.signed).filter(([name]) => name !== 'text');
	const said = { ...Object.fromEntries(signed), ...names };
	const policy: JsonObject = { ...said, ...publishedFields(stands), about: young };
	if (asked && isSame(policy, { ...asked.signed, ...publishedFields(asked), about: young })) return;
	await say(hands, guardian, { type: 'policy', policy, notices: [] });
}
