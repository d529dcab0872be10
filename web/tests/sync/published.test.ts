import './platform.ts';
import { expect, test } from 'vitest';
import { newestPolicy } from '../../src/lib/sync/folds/policies.ts';
import { newestPublished, publishedFields } from '../../src/lib/sync/folds/published.ts';
import { small } from '../agreement/vectors.ts';
import { HASH, readThread, versionPost } from './agreeing.ts';
import { client, say, startThread, therapist } from './people.ts';

const OTHER = 'another thread';

test('the version that counts is the newest that the care team has signed', async () => {
	const server = startThread();
	say(server, therapist, versionPost(2));
	say(server, therapist, versionPost(3));
	say(server, client, versionPost(4));
	const { log, people } = await readThread(server);
	const found = newestPublished(log, people);
	expect(found).toMatchObject({ version: 3, hash: HASH, document: small(), about: '' });
	expect(found?.signed).toMatchObject({ therapist_name: 'Imani Rivera' });
	const { type, notices, ...rest } = versionPost(3);
	expect([type, notices]).toEqual(['policy', []]);
	expect(rest['policy']).toMatchObject(found ? publishedFields(found) : {});
});

test.each([
	['hash', 'xpj3XUnwJpqQyWDHKnWa4XvfSSyEqUBVYVzuhz_ZxmU'],
	['document', '{"v":1}'],
	['version', 'three'],
])('what is not whole by its hash is no version: %s', async (field, value) => {
	const server = startThread();
	say(server, therapist, versionPost(2));
	const changed = versionPost(3) as { policy: Record<string, string> };
	say(server, therapist, { ...changed, policy: { ...changed.policy, [field]: value } });
	const { log, people } = await readThread(server);
	expect(newestPublished(log, people)?.version).toBe(2);
});

test('what a guardian is asked for is not the policy of the thread in which it stands', async () => {
	const server = startThread();
	say(server, therapist, versionPost(2));
	const asked = versionPost(3) as { policy: object };
	say(server, therapist, { ...asked, policy: { ...asked.policy, about: OTHER } });
	const { log, people } = await readThread(server);
	expect(newestPublished(log, people)?.version).toBe(2);
	expect(newestPublished(log, people, OTHER)?.version).toBe(3);
	expect(newestPolicy(log, people)?.policy['version']).toBe(2);
});
