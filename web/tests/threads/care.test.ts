import { beforeEach, expect, test, vi } from 'vitest';
import { NOTHING, type Carried, type Found } from '../../src/lib/noticed/found.ts';
import { locked } from '../../src/lib/sync/failure.ts';
import type { Remote } from '../../src/lib/sync/remote.ts';
import { Care } from '../../src/lib/threads/care.svelte.ts';
import type { ThreadsRoom } from '../../src/lib/threads/room.ts';

const URGENT = 'I want to die.';
const QUIET = 'They could manage.';
let unlooked: string[] = [];
let told: [text: string, attention: number][] = [];
let failures: unknown[] = [];
let found: (text: string) => Found | null = () => NOTHING;

const looks = {
	begin: () => undefined,
	end: () => undefined,
	check: (text: string) => Promise.resolve(found(text)),
};

/** A worker whose messages are their own ids; each of `failures` is met once. */
const room = {
	recent: () => Promise.resolve([]),
	unlooked: () =>
		Promise.resolve(unlooked.map((text) => ({ id: text, text, answer: '', tier: 'none' }))),
	looked(_: string, { id }: { id: string }, { attention }: Carried): Promise<object> {
		const failure = failures.shift();
		// eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as it comes
		if (failure) return Promise.reject(failure);
		unlooked = unlooked.filter((each) => each !== id);
		told.push([id, attention]);
		return Promise.resolve({});
	},
} as unknown as Remote<ThreadsRoom>;

function care(): Care {
	const learn = () => undefined;
	return new Care({ id: 'space', room, looks, now: () => 0, view: () => null, learn });
}

beforeEach(() => {
	vi.useFakeTimers();
	unlooked = [];
	told = [];
	failures = [];
	return () => vi.useRealTimers();
});

test('what the rules say is urgent is told, though the model never comes', async () => {
	unlooked = [QUIET, URGENT];
	found = (text) => ({ ...NOTHING, tier: text === URGENT ? 'urgent' : 'none', isPartial: true });
	await care().lookAgain();
	expect(told).toEqual([[URGENT, 3]]);
});

test('what waits for the model is looked at again until it has come', async () => {
	unlooked = [QUIET];
	found = () => ({ ...NOTHING, isPartial: true });
	await care().lookAgain();
	await vi.advanceTimersByTimeAsync(20_000);
	expect(told).toEqual([]);
	found = () => ({ ...NOTHING, tier: 'elevated' });
	await vi.advanceTimersByTimeAsync(5_000);
	expect(told).toEqual([[QUIET, 2]]);
});

test('a message that cannot be looked at keeps no other back', async () => {
	unlooked = [QUIET, URGENT];
	found = (text) => (text === URGENT ? { ...NOTHING, tier: 'urgent' } : null);
	await care().lookAgain();
	expect([told, unlooked]).toEqual([[[URGENT, 3]], [QUIET]]);
});

test('what could not be told is tried again, unless all is locked', async () => {
	found = () => ({ ...NOTHING, tier: 'urgent' });
	unlooked = [URGENT];
	failures = [new Error('the disk is full')];
	await care().lookAgain();
	expect(told).toEqual([]);
	await vi.advanceTimersByTimeAsync(5_000);
	expect(told).toEqual([[URGENT, 3]]);
	unlooked = [URGENT];
	failures = [locked()];
	await care().lookAgain();
	await vi.advanceTimersByTimeAsync(20_000);
	expect([told.length, unlooked]).toEqual([1, [URGENT]]);
});

test('a page that has gone looks at nothing more', async () => {
	unlooked = [QUIET];
	found = () => null;
	const gone = care();
	await gone.lookAgain();
	gone.end();
	found = () => NOTHING;
	await vi.advanceTimersByTimeAsync(20_000);
	expect(unlooked).toEqual([QUIET]);
});
