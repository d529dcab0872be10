import '../sync/platform.ts';
import { beforeEach, expect, test, vi } from 'vitest';
import { bringWhatLacks, decide } from '../../src/lib/candidacy/acting.ts';
import type { Judgement } from '../../src/lib/candidacy/deciding.ts';
import type { Sources } from '../../src/lib/candidacy/showing.ts';
import { ProblemError } from '../../src/lib/api/problems.ts';
import { setState } from '../../src/lib/sync/pausing.ts';
import type { Vault } from '../../src/lib/sync/vault.ts';
import { readThread } from '../sync/agreeing.ts';
import { say, startThread, therapist } from '../sync/people.ts';

const NEVER = { decision: 'none', decided_by: '', decided_at: null, review_on: null };
const NEW = { state: 'on', state_at: null, at_latest: '2027-05-01', later: null };
const FULL = new ProblemError(409, { type: '/problems/pilot-full' });

/** What left the device, in order: posts by their type, words to the server as they are put. */
let left: string[];
let told: Record<string, unknown>;
let refusal: ProblemError | null;

vi.mock('../../src/lib/sync/seating.ts', () => ({
	postNow: (_: unknown, __: string, post: { type: string }) => {
		left.push(post.type);
		return Promise.resolve({});
	},
}));
vi.mock('../../src/lib/sync/names.ts', () => ({ chartAbout: () => Promise.resolve('chart') }));

const put = vi.fn((path: string, said: object) => {
	if (refusal) return Promise.reject(refusal);
	left.push(`PUT ${path.split('/').at(-1) ?? ''}`);
	told = { ...told, ...said };
	return Promise.resolve(told);
});
const vault = {
	me: therapist,
	http: { put, get: () => Promise.resolve(told) },
	local: { keep: () => Promise.resolve(), kept: () => Promise.resolve({ at_latest: null }) },
} as unknown as Vault;

const judged = (decision: Judgement['decision']): Judgement => {
	return { answers: {}, decision, reviewOn: '2099-01-01', conditions: '', override: null };
};

beforeEach(() => {
	left = [];
	refusal = null;
	told = { ...NEW, candidacy: NEVER };
	put.mockClear();
});

test('what lets a client write less is said first, and what lets them write more asked first', async () => {
	await setState(vault, 't', { state: 'paused', reason: 'Travel.', until: '', endsAt: '' });
	await setState(vault, 't', { state: 'on', reason: '', until: '', endsAt: '' });
	await decide(vault, 't', judged('offer'));
	await decide(vault, 't', judged('not_now'));
	expect(left).toEqual([
		...['messaging', 'PUT messaging', 'PUT messaging', 'messaging'],
		...['PUT candidacy', 'candidacy', 'candidacy', 'PUT candidacy'],
	]);
	expect(put).toHaveBeenCalledTimes(4);
});

test('what the server refuses is said to nobody', async () => {
	told = { ...told, state: 'ended' };
	refusal = FULL;
	await expect(
		setState(vault, 't', { state: 'on', reason: '', until: '', endsAt: '' }),
	).rejects.toThrow();
	await expect(decide(vault, 't', judged('offer_with_conditions'))).rejects.toThrow();
	expect(left).toEqual([]);
});

test('a pause leaves the day on which consents end as it is by now', async () => {
	await setState(vault, 't', { state: 'paused', reason: 'Travel.', until: '', endsAt: '' });
	expect(put).toHaveBeenCalledWith('/spaces/t/messaging', {
		state: 'paused',
		at_latest: '2027-05-01',
		later: null,
	});
});

test('a pause until a day is over as that is, and whatever is said next forgets it', async () => {
	const endsAt = '2027-03-16T04:00:00.000Z';
	await setState(vault, 't', { state: 'paused', reason: 'Travel.', until: '2027-03-15', endsAt });
	const later = { state: 'on', at: endsAt };
	expect(put.mock.lastCall?.[1]).toEqual({ state: 'paused', at_latest: '2027-05-01', later });
	await setState(vault, 't', { state: 'on', reason: '', until: '', endsAt: '' });
	expect(put.mock.lastCall?.[1]).toMatchObject({ state: 'on', later: null });
});

/** The desk of a clinician who has said these last, and the server knows of neither. */
async function desk(state: 'on' | 'paused'): Promise<Sources> {
	const server = startThread();
	say(server, therapist, { type: 'messaging', state, reason: 'Mine.' });
	const { id, log } = await readThread(server);
	return {
		...{ me: therapist.id, isCustodian: false, responsible: therapist.id, practice: '' },
		...{ today: '2026-11-29', now: 0, guardians: [], chart: [], thread: { id, log } },
		told: { ...told, policy: null, holds: null, consents: [], guardians: [] },
		names: { clients: new Map(), people: new Map(), desks: new Map(), directory: '' },
	} as unknown as Sources;
}

test('a lost word that closes messages is brought, and none that opens them', async () => {
	told = { ...told, consents: [], state_at: '2020-01-01T00:00:00Z' };
	const spaces = { space: () => Promise.resolve({ log: () => [] }) };
	await bringWhatLacks({ ...vault, spaces } as unknown as Vault, await desk('paused'));
	expect(left).toEqual(['PUT messaging']);
	told = { ...told, state: 'ended' };
	await bringWhatLacks({ ...vault, spaces } as unknown as Vault, await desk('on'));
	expect(left).toEqual(['PUT messaging']);
});
