import '../sync/platform.ts';
import { expect, test } from 'vitest';
import type { Agreement, KeptConsent } from '../../src/lib/api/shapes/policies.ts';
import type { ConsentPost } from '../../src/lib/sync/folds/consents.ts';
import type { Opened } from '../../src/lib/sync/folds/opened.ts';
import { deskOf, type Sources } from '../../src/lib/candidacy/showing.ts';
import { NOON } from '../protocol/people.ts';
import { consentPost, PRACTICE_ID, readThread, versionPost } from '../sync/agreeing.ts';
import { client, say, startThread, stateOf, therapist } from '../sync/people.ts';

const LATER = '2099-01-01T00:00:00Z';

/** What the server keeps of the consents that stand in a log. */
function rowsOf(log: readonly Opened[], space: string): KeptConsent[] {
	return log.flatMap(({ entry, post }) => {
		if (post?.type !== 'consent') return [];
		const { version, hash, locale, role, decision, at, signature }: ConsentPost = post;
		return {
			...{ version, hash, role, decision, at, signature, locale: locale as 'en' },
			...{ seat_id: entry.header.author, entry_id: entry.header.id, entry_hash: entry.hash },
			...{ entry_space_id: space, until: LATER, received_at: LATER },
		};
	});
}

async function shown(
	server: ReturnType<typeof startThread>,
	change: (rows: KeptConsent[]) => Partial<Agreement> = (consents) => ({ consents }),
	beside: Partial<Sources> = {},
) {
	const { id, log } = await readThread(server);
	const told: Agreement = {
		policy: { version: 3, hash: '', scope_kind: 'practice', published_at: LATER },
		...{ holds: null, consents: [], guardians: [], guardian_of: [], may_write: true, why: '' },
		candidacy: { decision: 'offer', decided_by: '', decided_at: LATER, review_on: '2027-01-01' },
		...{ state: 'on', state_by: '', state_at: null, at_latest: null, later: null },
		...change(rowsOf(log, id)),
	};
	const nobody = { clients: new Map(), people: new Map(), desks: new Map(), directory: '' };
	return deskOf({
		...{ me: therapist.id, isCustodian: false, responsible: therapist.id },
		...{ practice: PRACTICE_ID, today: '2026-11-29', now: NOON, told },
		...{ thread: { id, log }, guardians: [], chart: [], names: nobody, others: [] },
		...beside,
	});
}

function agreed(beside: object = {}) {
	const server = startThread();
	say(server, therapist, versionPost(3));
	say(server, client, { ...consentPost(client, stateOf(server).space), ...beside });
	return server;
}

test('a client who has signed is told with what they typed', async () => {
	const { people, stands, inForce, mayDecide } = await shown(agreed());
	expect(people).toMatchObject([
		{ role: 'client', standing: 'permit', version: 3, at: NOON, typedName: 'Maya Okafor' },
	]);
	expect([stands, inForce, mayDecide]).toEqual([3, 3, true]);
});

test('who has signed nothing has no consent', async () => {
	const { people } = await shown(startThread());
	expect(people).toMatchObject([{ seat: client.id, standing: 'none', at: 0 }]);
});

test.each([
	['of another entry', { entry_id: 'another' }],
	['of another version', { version: 4 }],
	['that takes back', { decision: 'withdraw' as const }],
	['at another time', { at: NOON + 1 }],
])('a consent %s than was signed is doubted', async (_, lie) => {
	const { people } = await shown(agreed(), ([row]) => ({
		consents: row ? [{ ...row, ...lie }] : [],
	}));
	expect(people).toMatchObject([{ standing: 'doubted', typedName: '' }]);
});

test('what was signed for another practice is doubted', async () => {
	const server = startThread();
	const { space } = stateOf(server);
	say(server, client, consentPost(client, space, { practiceSpace: 'another' }));
	expect((await shown(server)).people).toMatchObject([{ standing: 'doubted' }]);
});

test('a consent ends by itself', async () => {
	const ended = ([row]: KeptConsent[]) => {
		return { consents: row ? [{ ...row, until: new Date(NOON).toISOString() }] : [] };
	};
	expect((await shown(agreed(), ended)).people).toMatchObject([{ standing: 'over' }]);
});

test('a guardian whose thread is not here is named, and not believed', async () => {
	const server = startThread();
	const { people } = await shown(server, () => ({ guardians: ['theirs'] }));
	expect(people.at(-1)).toMatchObject({ role: 'guardian', standing: 'unseen', seat: 'theirs' });
});

test('a review is the clinician’s alone, with its day', async () => {
	const server = agreed();
	const { space } = stateOf(server);
	const said = { on: '2026-11-20', how: 'video', name: 'Imani Rivera', text: 'All of it.' };
	say(server, client, { ...consentPost(client, space, { role: 'clinician' }), ...said });
	expect((await shown(server)).review).toBeNull();
	say(server, therapist, { ...consentPost(therapist, space, { role: 'clinician' }), ...said });
	expect((await shown(server)).review).toEqual({
		...{ by: 'Imani Rivera', on: '2026-11-20', how: 'video', version: 3 },
	});
});

test('why messages pause is told by the care team alone, newest first', async () => {
	const server = startThread();
	say(server, therapist, { type: 'messaging', state: 'paused', reason: 'We meet first.' });
	say(server, client, { type: 'messaging', state: 'on', reason: 'Never mind.' });
	say(server, therapist, { type: 'messaging', state: 'on', reason: 'On we go.' });
	const { states } = await shown(server);
	expect(states.map(({ state, reason }) => [state, reason])).toEqual([
		['on', 'On we go.'],
		['paused', 'We meet first.'],
	]);
});

test('whoever does not answer for the thread decides nothing, unless for the practice', async () => {
	const other = { responsible: client.id };
	expect((await shown(agreed(), undefined, other)).mayDecide).toBe(false);
	expect((await shown(agreed(), undefined, { ...other, isCustodian: true })).mayDecide).toBe(true);
});
