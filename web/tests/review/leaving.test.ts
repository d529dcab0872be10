import { expect, test } from 'vitest';
import type { WorkDays } from '../../src/lib/review/hours.ts';
import { Review } from '../../src/lib/review/review.svelte.ts';
import type { ReviewRoom } from '../../src/lib/review/room.ts';
import type { Remote } from '../../src/lib/sync/remote.ts';

const NIGHT = Date.UTC(2026, 10, 26, 3);
const NINE = Date.UTC(2026, 10, 27, 14);
const CLOSES = NINE + 3_600_000;
const DAY = {
	on: '2026-11-27',
	periods: [[NINE, CLOSES] as const],
	windows: [NINE],
	until: CLOSES,
};
const HOURS: WorkDays = { zone: 'America/New_York', days: [DAY] };

/** A review whose hours come when a test says so; null if none are set. */
function startSlow() {
	let answer: (days: WorkDays | null) => void = () => undefined;
	const hours = () => new Promise<WorkDays | null>((resolve) => (answer = resolve));
	const review = new Review({ hours } as unknown as Remote<ReviewRoom>);
	void review.learnHours();
	return { review, answer: (days: WorkDays | null) => answer(days) };
}

test('an answer that is sent before the hours are known still leaves in the morning', async () => {
	const { review, answer } = startSlow();
	const leaves = review.leavesAt('hours', NIGHT);
	answer(HOURS);
	expect(await leaves).toBe(NINE);
});

test('what is to leave now waits for no hours, and nobody’s hours hold up nothing', async () => {
	const { review, answer } = startSlow();
	expect(await review.leavesAt('now', NIGHT)).toBe(0);
	answer(null);
	expect(await review.leavesAt('hours', NIGHT)).toBe(0);
});
