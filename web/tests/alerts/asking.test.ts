import { expect, test } from 'vitest';
import { oneAlert } from '../../src/lib/alerts/asking.ts';
import { Unreachable } from '../../src/lib/api/problems.ts';
import type { Vault } from '../../src/lib/sync/vault.ts';
import { alertOf } from './thread.ts';

test('without a connection an alert is shown with the time at which it was known to be so', async () => {
	const kept = new Map<string, object>();
	const alert = alertOf('entry');
	const device = { now: 1_000, isOnline: true };
	const vault = {
		http: {
			get: () => (device.isOnline ? Promise.resolve(alert) : Promise.reject(new Unreachable('x'))),
			now: () => device.now,
		},
		local: {
			keep: (place: string, thing: object) => Promise.resolve(kept.set(place, thing)),
			kept: (place: string) => Promise.resolve(kept.get(place) ?? null),
		},
	} as unknown as Vault;
	expect(await oneAlert(vault, alert.id)).toEqual({ alert, at: 1_000, isStale: false });
	Object.assign(device, { now: 9_000, isOnline: false });
	expect(await oneAlert(vault, alert.id)).toEqual({ alert, at: 1_000, isStale: true });
});
