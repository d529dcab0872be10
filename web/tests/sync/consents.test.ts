import './platform.ts';
import { expect, test } from 'vitest';
import { foldConsents, newestBy, newestState } from '../../src/lib/sync/folds/consents.ts';
import { NOON } from '../protocol/people.ts';
import { consentPost, PRACTICE_ID, readThread } from './agreeing.ts';
import { client, say, startThread, stateOf, therapist } from './people.ts';

async function agreedIn(server: ReturnType<typeof startThread>) {
	const { id, log, people } = await readThread(server);
	return foldConsents(id, log, people, PRACTICE_ID);
}

test('a consent counts that its author has signed', async () => {
	const server = startThread();
	const { space } = stateOf(server);
	say(server, client, consentPost(client, space));
	const [found, ...others] = await agreedIn(server);
	expect(others).toEqual([]);
	expect(found).toMatchObject({ seat: client.id, space, post: { decision: 'permit', version: 3 } });
});

test.each([
	['signed by another', (id: string) => consentPost(therapist, id)],
	['of another thread', () => consentPost(client, 'elsewhere')],
	['of another practice', (id: string) => consentPost(client, id, { practiceSpace: 'other' })],
	['in a role that is not theirs', (id: string) => consentPost(client, id, { role: 'clinician' })],
	['said otherwise than signed', (id: string) => ({ ...consentPost(client, id), version: 4 })],
	['without a signature', (id: string) => ({ ...consentPost(client, id), signature: '' })],
])('a consent counts for nothing that is %s', async (_, made) => {
	const server = startThread();
	say(server, client, made(stateOf(server).space));
	expect(await agreedIn(server)).toEqual([]);
});

test('what somebody signed last is their decision, whatever came last', async () => {
	const server = startThread();
	const { space } = stateOf(server);
	say(server, client, consentPost(client, space, { decision: 'withdraw', at: NOON + 1 }));
	say(server, client, consentPost(client, space));
	say(server, therapist, consentPost(therapist, space, { role: 'clinician', at: NOON + 2 }));
	const every = await agreedIn(server);
	const who = { seat: client.id, role: 'client', space } as const;
	expect(newestBy(every, who)?.post.decision).toBe('withdraw');
	expect(newestBy(every, { ...who, role: 'guardian' })).toBeNull();
});

test('a guardian speaks of another thread than their own', async () => {
	const server = startThread();
	const { space } = stateOf(server);
	const young = 'the young person’s';
	say(server, client, consentPost(client, young, { role: 'guardian' }, { space: young }));
	say(server, client, consentPost(client, space, { role: 'guardian' }));
	expect((await agreedIn(server)).map((each) => each.space)).toEqual([young]);
});

test('whether messages go on is what the care team said last', async () => {
	const server = startThread();
	say(server, therapist, { type: 'messaging', state: 'paused', reason: 'We talk first.' });
	say(server, client, { type: 'messaging', state: 'on' });
	const { log, people } = await readThread(server);
	expect(newestState(log, people)).toMatchObject({ state: 'paused', reason: 'We talk first.' });
});
