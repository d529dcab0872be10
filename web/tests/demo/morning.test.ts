import { expect, test } from 'vitest';
import { minutesToMorning } from '../../src/lib/demo/morning.ts';

test.each([
	['2026-11-17T16:05:00', 16 * 60 + 55],
	['2026-11-17T08:59:30', 1],
	['2026-11-17T09:00:00', 24 * 60],
	['2026-11-17T00:00:00', 9 * 60],
])('from %s it is %i minutes to the next nine in the morning', (now, minutes) => {
	expect(minutesToMorning(new Date(now).getTime())).toBe(minutes);
});
