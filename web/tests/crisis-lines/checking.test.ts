import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Checking, UNDO_MS } from '../../src/lib/crisis-lines/checking.svelte.ts';
import type { Checks } from '../../src/lib/ui/crisis.ts';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

function begin(fails = false) {
	const told: string[] = [];
	const learned: Checks[] = [];
	const room = {
		checks: () => Promise.resolve({}),
		confirm: (line: string) => {
			told.push(line);
			return fails ? Promise.reject(new Error('away')) : Promise.resolve({ [line]: 'now' });
		},
	};
	return { checking: new Checking(room, (checks) => learned.push(checks)), told, learned };
}

test('a confirmation is told once it can no longer be taken back', async () => {
	const { checking, told, learned } = begin();
	checking.confirm('us.988');
	await vi.advanceTimersByTimeAsync(UNDO_MS - 1);
	expect([told, checking.pending]).toEqual([[], 'us.988']);
	await vi.advanceTimersByTimeAsync(1);
	expect([told, checking.pending]).toEqual([['us.988'], '']);
	expect(learned).toEqual([{ 'us.988': 'now' }]);
});

test('one that was taken back is never told', async () => {
	const { checking, told } = begin();
	checking.confirm('us.988');
	checking.undo();
	await vi.advanceTimersByTimeAsync(2 * UNDO_MS);
	expect(told).toEqual([]);
});

test('the next one, and leaving the page, tell at once', async () => {
	const { checking, told } = begin();
	checking.confirm('us.988');
	checking.confirm('us.veterans');
	expect(told).toEqual(['us.988']);
	await checking.settle();
	expect(told).toEqual(['us.988', 'us.veterans']);
	await vi.advanceTimersByTimeAsync(2 * UNDO_MS);
	expect(told).toHaveLength(2);
});

test('what could not be told is said, and confirms nothing', async () => {
	const { checking, learned } = begin(true);
	checking.confirm('us.988');
	await checking.settle();
	expect(checking.failure).not.toBeNull();
	expect(learned).toEqual([]);
});
