import { expect, test } from 'vitest';
import type { Locale } from '../../src/lib/text/catalogue.ts';
import { Text } from '../../src/lib/text/text.svelte.ts';
import { trendsIn } from '../../src/lib/trends/totals.ts';
import type { Trend } from '../../src/lib/trends/view.ts';
import { captionOf, isWorse, pointsOf, sentencesOf } from '../../src/lib/trends/words.ts';
import { DAY_MS, NOON, PEOPLE, Thread } from './thread.ts';

async function speaking(locale: Locale): Promise<Text> {
	const text = new Text(locale);
	await text.with(Promise.resolve(), import('../../src/lib/text/later/trends.ts'));
	return text;
}

function trendOf(...totals: readonly number[]): Trend {
	const thread = new Thread();
	totals.forEach((total, n) => thread.fill(n * 14, total));
	const [trend] = trendsIn(thread.log, PEOPLE, { zone: 'UTC', now: NOON + 90 * DAY_MS });
	if (!trend) throw new Error('There is no trend.');
	return trend;
}

test('each point is told in words, as whoever cannot see it needs them', async () => {
	const text = await speaking('en');
	const points = pointsOf(trendOf(18, 11, 12), text);
	expect(points.map(({ words }) => words)).toEqual([
		'March 2, 2026: 18 of 27; Moderately severe',
		'March 16, 2026: 11 of 27; Moderate; 7 less than the one before, more than chance',
		'March 30, 2026: 12 of 27; Moderate; 1 more than the one before',
	]);
	expect(points[1]?.cells).toEqual(['11', 'Moderate', '-7, more than chance', '']);
	expect(captionOf(trendOf(1), text)).toBe('PHQ-9: total over time');
});

test('the same in Spanish', async () => {
	const [point] = pointsOf(trendOf(18), await speaking('es'));
	expect(point?.words).toBe('2 de marzo de 2026: 18 de 27; Moderadamente grave');
});

test('one value is no trend', async () => {
	const said = sentencesOf(trendOf(18), true, await speaking('en'));
	expect(said).toEqual(['One value is no trend: for that it takes at least two.']);
});

test('what may be chance is called so, and what is more is too', async () => {
	const text = await speaking('en');
	expect(sentencesOf(trendOf(18, 14, 11), false, text)).toEqual([
		'From 14 on March 16, 2026 to 11 on March 30, 2026. A change of fewer than 6 points may be chance.',
		'From 18 on March 2, 2026 to 11 on March 30, 2026. That is a change for the better, and more than chance explains.',
	]);
});

test('a client is not told that they got worse, but whom to talk to', async () => {
	const text = await speaking('en');
	const worse = trendOf(4, 15);
	expect(isWorse(worse)).toBe(true);
	expect(sentencesOf(worse, false, text).join()).toContain('for the worse');
	expect(sentencesOf(worse, true, text).join()).not.toMatch(/worse|bad/);
	expect(isWorse(trendOf(15, 4))).toBe(false);
});
