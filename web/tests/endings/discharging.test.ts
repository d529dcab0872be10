import '../sync/platform.ts';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { discharge, letReturn, takeBack } from '../../src/lib/endings/discharging.ts';
import type { Discharge } from '../../src/lib/endings/view.ts';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import { parsePost } from '../../src/lib/protocol/posts.ts';
import type { Opened } from '../../src/lib/sync/folds/opened.ts';
import type { Vault } from '../../src/lib/sync/vault.ts';

const NOW = Date.parse('2027-03-10T15:00:00Z');
const MINUTE = 60_000;
const [THERAPIST, MAYA] = ['imani', 'maya'];

/** What left the device, in order; the first `left` steps of it reach the server. */
let sent: string[];
let steps: number;
let logs: Record<string, Opened[]>;
let told: Record<string, unknown>;
let now: number;

vi.mock('../../src/lib/sync/names.ts', () => ({ chartAbout: () => Promise.resolve('chart') }));
vi.mock('../../src/lib/sync/folds/people.ts', () => ({
	foldPeople: () =>
		new Map([
			[THERAPIST, { id: THERAPIST, role: 'clinician' }],
			[MAYA, { id: MAYA, role: 'client' }],
		]),
}));
vi.mock('../../src/lib/sync/seating.ts', () => ({
	postNow: (
		_: unknown,
		space: string,
		post: JsonObject,
		marks: { re?: string; showAt?: number } = {},
	) => {
		step(`${space} ${post['type'] as string}`);
		logs[space]?.push(opened(THERAPIST, post, marks));
		return Promise.resolve({});
	},
}));

function step(what: string): void {
	if (steps === 0) throw new Error('killed');
	steps -= 1;
	sent.push(what);
}

function opened(
	author: string,
	post: JsonObject,
	{ re = '', showAt = 0, attention = 0 }: { re?: string; showAt?: number; attention?: number } = {},
): Opened {
	const seq = Object.values(logs).flat().length + 1;
	const header = { id: `e${String(seq)}`, seq, author, re, at: now, show_at: showAt, attention };
	const entry = { header: { ...header, kind: 'post' }, hash: '', body: new Uint8Array() };
	return {
		...{ entry, receivedAt: now, said: post, fault: '' },
		post: parsePost(post),
	} as unknown as Opened;
}

const vault = {
	me: { id: THERAPIST },
	http: {
		now: () => now,
		get: (path: string) =>
			Promise.resolve(path === '/practice' ? { details: { zone: 'UTC' } } : told),
		put: (path: string, said: object) => {
			step(`PUT ${path.split('/').at(-1) ?? ''}`);
			told = { ...told, ...said };
			return Promise.resolve(told);
		},
	},
	local: { keep: () => Promise.resolve(), kept: () => Promise.resolve(null) },
	spaces: {
		space: (id: string) => Promise.resolve({ log: () => logs[id] ?? [] }),
		sync: (id: string) => Promise.resolve({ log: () => logs[id] ?? [] }),
	},
} as unknown as Vault;

const said = (more: Partial<Discharge> = {}): Discharge => {
	const none = { endsPlanned: false, endsAppointments: false };
	return { text: 'Farewell.', last: '', reason: '', ...none, ...more };
};

const asked = (attention = 1) =>
	logs['t']?.push(opened(MAYA, { type: 'text', text: 'Are you there?' }, { attention }));

beforeEach(() => {
	[sent, steps, now] = [[], Infinity, NOW];
	logs = { t: [], chart: [] };
	told = { state: 'on', at_latest: '2028-01-01', later: null };
});

describe('a discharge', () => {
	test('is told in five minutes, and messages end then', async () => {
		await discharge(vault, 't', said());
		expect(sent).toEqual(['t ending', 'PUT messaging']);
		expect(logs['t']?.[0]?.entry.header.show_at).toBe(NOW + 5 * MINUTE);
		const at = new Date(NOW + 5 * MINUTE).toISOString();
		expect(told).toEqual({ state: 'on', at_latest: '2028-01-01', later: { state: 'ended', at } });
	});

	test('with a last day ends messages as that is over', async () => {
		await discharge(vault, 't', said({ last: '2027-03-12' }));
		expect(told['later']).toEqual({ state: 'ended', at: '2027-03-13T00:00:00.000Z' });
	});

	test.each([1, 3])('leaves nothing open without a reason (attention %i)', async (attention) => {
		asked(attention);
		await expect(discharge(vault, 't', said())).rejects.toThrow();
		expect(sent).toEqual([]);
		await discharge(vault, 't', said({ reason: 'We spoke.' }));
		expect(sent).toEqual(['chart ending', 't ending', 'PUT messaging']);
		expect(logs['t']?.at(-1)?.entry.header.re).toBe(logs['t']?.[0]?.entry.header.id);
	});

	test('is said once, wherever it broke off', async () => {
		asked();
		for (const reached of [0, 1, 2, 3]) {
			[steps, sent] = [reached, []];
			await discharge(vault, 't', said({ reason: 'We spoke.' })).catch(() => undefined);
		}
		expect(logs['t']?.filter(({ post }) => post?.type === 'ending')).toHaveLength(1);
		expect(logs['chart']).toHaveLength(1);
		expect(told['later']).not.toBeNull();
	});

	test('that was told before the server knew of it ends messages at once', async () => {
		steps = 1;
		await expect(discharge(vault, 't', said())).rejects.toThrow('killed');
		[steps, now] = [Infinity, NOW + 10 * MINUTE];
		await discharge(vault, 't', said());
		expect(told).toMatchObject({ state: 'ended', later: null });
	});

	test('is taken back until it is told, and then no more', async () => {
		await discharge(vault, 't', said());
		now += 4 * MINUTE;
		await takeBack(vault, 't');
		expect(sent.slice(2)).toEqual(['PUT messaging', 't amend']);
		expect(told['later']).toBeNull();
		await discharge(vault, 't', said());
		now += 5 * MINUTE;
		await expect(takeBack(vault, 't')).rejects.toThrow();
	});
});

test('whoever comes back is let in first and told of it once', async () => {
	await discharge(vault, 't', said());
	told = { ...told, state: 'ended', later: null };
	sent = [];
	await letReturn(vault, 't', 'Welcome back.');
	await letReturn(vault, 't', 'Welcome back.');
	expect(sent).toEqual(['PUT messaging', 't ending', 'PUT messaging']);
	expect(told).toMatchObject({ state: 'on', later: null });
});
