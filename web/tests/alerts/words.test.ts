import { expect, test } from 'vitest';
import { noneOpen, sayNext, STEP_STATES } from '../../src/lib/alerts/words.ts';
import { texts } from '../../src/lib/text/later/alerts.ts';
import { Text } from '../../src/lib/text/text.svelte.ts';

const text = new Text('en');
await text.learn('whole');
await text.with(Promise.resolve(), Promise.resolve({ texts }));

const told = { rows: [], at: Date.UTC(2026, 2, 1), isStale: false };

test('that no alert is open is said only if the server has just said so', () => {
	const none = text.say('alerts.open_none');
	expect(noneOpen(told, false, text)).toBe(none);
	expect(noneOpen(null, false, text)).toBe(text.say('app.wait'));
	for (const [known, isFailed] of [
		[null, true],
		[told, true],
		[{ ...told, isStale: true }, false],
		[{ ...told, isStale: true, at: 0 }, false],
	] as const) {
		expect(noneOpen(known, isFailed, text)).toMatch(/could not ask/i);
	}
});

test('what was known before is said with the day on which it was so', () => {
	expect(noneOpen({ ...told, isStale: true }, false, text)).toMatch(/(Saturday|Sunday)/);
});

test('a next step on another day is said with its day', () => {
	const now = text.now();
	expect(sayNext(text, 'steps', now)).not.toMatch(/day/);
	expect(sayNext(text, 'steps', now + 2 * 86_400_000)).toMatch(/day at/);
});

test('what was recalled as somebody had taken the alert is not said to have failed', () => {
	expect(text.say(STEP_STATES.recalled)).toBe('no longer needed');
});
