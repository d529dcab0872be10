import { afterEach, expect, test, vi } from 'vitest';
import { Alerts } from '../../src/lib/alerts/alerts.svelte.ts';
import type { AlertsRoom } from '../../src/lib/alerts/room.ts';
import type { OpenAlerts } from '../../src/lib/alerts/view.ts';
import type { Remote } from '../../src/lib/sync/remote.ts';

const started: Alerts[] = [];
afterEach(() => started.splice(0).forEach((alerts) => alerts.stop()));

const withOpen = (...entries: string[]) =>
	({
		rows: entries.map((entry) => ({ entry, state: 'open', nextAt: 0 })),
		...{ at: 1, isStale: false },
	}) as unknown as OpenAlerts;

function startWith(room: Partial<Remote<AlertsRoom>>): Alerts {
	const alerts = new Alerts(room as Remote<AlertsRoom>);
	started.push(alerts);
	return alerts;
}

test('each alert that comes is read out, though as many are open as before', async () => {
	let known = withOpen('first');
	const alerts = startWith({
		open: () => Promise.resolve(known),
		whole: () => Promise.resolve(known),
	});
	await alerts.list();
	const said = alerts.toSay;
	await alerts.list();
	expect(alerts.toSay).toBe(said); // nothing has come
	known = withOpen('second');
	await alerts.list();
	expect(alerts.toSay).not.toBe(said);
	expect(alerts.toSay).toEqual({ open: 1 });
});

test('what cannot be looked for keeps nobody from what the server says', async () => {
	let known = withOpen('first');
	const alerts = startWith({
		open: () => Promise.resolve(known),
		whole: () => Promise.reject(new Error('broken')),
	});
	await alerts.list();
	known = withOpen('second', 'first');
	await alerts.list();
	expect(alerts.rows.map(({ entry }) => entry)).toEqual(['second', 'first']);
	expect(alerts.failure).not.toBeNull();
});

test('an answer that was overtaken changes nothing', async () => {
	const waiting: ((known: OpenAlerts) => void)[] = [];
	const alerts = startWith({
		open: () => Promise.resolve(withOpen()),
		whole: () => new Promise((resolve) => waiting.push(resolve)),
	});
	const [early, late] = [alerts.list(), alerts.list()];
	await expect.poll(() => waiting.length).toBe(2);
	waiting[1]?.(withOpen('new'));
	waiting[0]?.(withOpen('old'));
	await Promise.all([early, late]);
	expect(alerts.rows.map(({ entry }) => entry)).toEqual(['new']);
});

test('once it is stopped nothing more is asked, though an answer was on its way', async () => {
	vi.useFakeTimers();
	const whole = vi.fn(() => Promise.resolve(withOpen('first')));
	const alerts = startWith({ open: () => Promise.resolve(withOpen('first')), whole });
	const asked = alerts.list();
	alerts.stop();
	await asked;
	await vi.advanceTimersByTimeAsync(600_000);
	vi.useRealTimers();
	expect(whole.mock.calls.length).toBeLessThan(2);
});
