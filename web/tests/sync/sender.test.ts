import { beforeEach, expect, test, vi } from 'vitest';
import { Sender } from '../../src/lib/sync/sender.ts';

const MINUTE_MS = 60_000;
let tries: number;
let works: boolean;
let sender: Sender;

beforeEach(() => {
	vi.useFakeTimers();
	[tries, works] = [0, false];
	sender = new Sender(() => {
		tries += 1;
		return works ? Promise.resolve() : Promise.reject(new Error('offline'));
	});
	return () => {
		sender.stop();
		vi.useRealTimers();
	};
});

test('what cannot be sent is tried again with growing pauses', async () => {
	sender.kick('space');
	await vi.advanceTimersByTimeAsync(10 * MINUTE_MS);
	expect(tries).toBeGreaterThan(10);
	expect(tries).toBeLessThan(20);
});

test('once there is a connection again it needs no long pause, though the first try came too early', async () => {
	sender.kick('space');
	await vi.advanceTimersByTimeAsync(10 * MINUTE_MS);
	sender.kick('space'); // the browser says that it is back
	await vi.advanceTimersByTimeAsync(10);
	works = true;
	const before = tries;
	await vi.advanceTimersByTimeAsync(1_000);
	expect(tries).toBe(before + 1);
	await vi.advanceTimersByTimeAsync(10 * MINUTE_MS);
	expect(tries).toBe(before + 1);
});
