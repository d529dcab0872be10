import { expect, test } from 'vitest';
import { Calendar } from '../../src/lib/calendar/calendar.svelte.ts';
import type { CalendarRoom } from '../../src/lib/calendar/room.ts';
import type { Remote } from '../../src/lib/sync/remote.ts';

test('once it is said that a time was taken, the next one can be chosen', async () => {
	let answer: (() => void) | undefined;
	const wait = () => new Promise<void>((resolve) => (answer = resolve));
	const room = { between: () => wait().then(() => []), requests: () => Promise.resolve([]) };
	const calendar = new Calendar(room as unknown as Remote<CalendarRoom>, true);
	const first = calendar.try(() => Promise.resolve('taken'));
	await new Promise((resolve) => setTimeout(resolve));
	expect(calendar.outcome).toBe('');
	answer?.();
	await first;
	expect([calendar.outcome, calendar.isBusy]).toEqual(['taken', false]);
});
