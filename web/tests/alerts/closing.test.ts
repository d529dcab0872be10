import '../sync/platform.ts';
import { expect, test } from 'vitest';
import { ProblemError, Unreachable } from '../../src/lib/api/problems.ts';
import { begun, close, goOn } from '../../src/lib/alerts/closing.ts';
import type { ClosingForm } from '../../src/lib/alerts/view.ts';
import type { Opened } from '../../src/lib/sync/folds/opened.ts';
import type { Vault } from '../../src/lib/sync/vault.ts';

const FORM: ClosingForm = { outcome: 'reached', attempts: [], note: 'She answered.' };
const of = (alert: string) => ({ alert, space: 'thread', entry: `entry of ${alert}` });
const REFUSED = new ProblemError(500, { type: '/problems/internal' });

/** A device with a chart, whose server answers a closing by `tell`. */
function startDevice(tell: (path: string) => Error | null) {
	const kept = new Map<string, object>();
	const notes: string[] = [];
	const purpose = { type: 'purpose', of: 'chart', about: 'thread' };
	const header = { author: 'imani', kind: 'post' };
	const chart = {
		state: { ids: { has: (id: string) => notes.includes(id) } },
		log: () => [{ entry: { header }, post: purpose }] as unknown as Opened[],
	};
	const listed = [
		{ id: 'thread', purpose: 'thread', until_seq: -1 },
		{ id: 'chart', purpose: 'chart', until_seq: -1 },
	];
	const vault = {
		me: { id: 'imani' },
		http: {
			get: () => Promise.resolve({ alerts: [], next: '' }),
			post: (path: string) => {
				const error = tell(path);
				return error ? Promise.reject(error) : Promise.resolve();
			},
		},
		local: {
			keep: (place: string, thing: object) => Promise.resolve(kept.set(place, thing)),
			kept: (place: string) => Promise.resolve(kept.get(place) ?? null),
		},
		spaces: {
			listing: () => Promise.resolve(listed),
			listKept: () => Promise.resolve(listed),
			upTo: () => Promise.resolve(chart),
			space: () => Promise.resolve(chart),
			sync: () => Promise.resolve(chart),
		},
		outbox: {
			add: (_: unknown, __: unknown, { id }: { id: string }) => {
				if (!notes.includes(id)) notes.push(id);
				return Promise.resolve();
			},
			retry: () => Promise.resolve(),
			deliver: () => Promise.resolve(),
		},
	};
	return { vault: vault as unknown as Vault, notes };
}

test('the same note is in the chart once, however often it is sent; other words stand beside it', async () => {
	let answer: Error | null = REFUSED;
	const { vault, notes } = startDevice(() => answer);
	await expect(close(vault, of('a'), 'reached', FORM)).rejects.toBe(REFUSED);
	await expect(close(vault, of('a'), 'reached', FORM)).rejects.toBe(REFUSED);
	expect(notes).toHaveLength(1);
	answer = null;
	expect(await close(vault, of('a'), 'not_reached', FORM)).toBe('done');
	expect(notes).toHaveLength(2);
});

test('a closing that the server refuses holds up no other', async () => {
	let isOnline = false;
	const told: string[] = [];
	const { vault } = startDevice((path) => {
		if (!isOnline) return new Unreachable('down');
		told.push(path);
		return path.includes('/a/') ? REFUSED : null;
	});
	for (const alert of ['a', 'b']) {
		expect(await close(vault, of(alert), 'reached', FORM)).toBe('waits');
	}
	isOnline = true;
	await goOn(vault);
	expect(told).toEqual(['/alerts/a/closing', '/alerts/b/closing']);
});

test('closings that are decided at once are all kept until they are through', async () => {
	const { vault } = startDevice(() => new Unreachable('down'));
	await Promise.all(['a', 'b', 'c'].map((alert) => close(vault, of(alert), 'reached', FORM)));
	expect([...(await begun(vault)).keys()].sort()).toEqual(['a', 'b', 'c']);
});
