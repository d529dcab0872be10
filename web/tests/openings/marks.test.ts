import '../sync/platform.ts';
import { expect, test } from 'vitest';
import { ProblemError, Unreachable } from '../../src/lib/api/problems.ts';
import {
	markOpened,
	NO_MARKS,
	tellOpened,
	withMark,
	type Marks,
} from '../../src/lib/sync/opened-marks.ts';
import type { Vault } from '../../src/lib/sync/vault.ts';

const MINUTE = 60_000;
const NOON = Date.parse('2027-05-03T12:00:00Z');

/** A device of somebody who sits in a thread as `role`; `sent` is what the server was told. */
class Device {
	now = NOON;
	/** What the network throws; null lets everything through. */
	fault: Error | null = null;
	readonly sent: unknown[] = [];
	readonly tried: string[] = [];
	readonly #kept = new Map<string, unknown>();
	readonly vault: Vault;

	constructor(role: string) {
		const me = { id: `me-${role}-${Math.random()}` };
		const state = { seq: 7, seats: new Map([[me.id, { role }]]) };
		this.vault = {
			me,
			spaces: { space: () => Promise.resolve({ state }) },
			local: {
				kept: (place: string) => Promise.resolve(this.#kept.get(place) ?? null),
				keep: (place: string, thing: unknown) => {
					this.#kept.set(place, thing);
					return Promise.resolve();
				},
			},
			http: {
				now: () => this.now,
				put: (path: string, body: unknown) => {
					this.tried.push(path);
					if (this.fault) return Promise.reject(this.fault);
					this.sent.push(body);
					return Promise.resolve(null);
				},
			},
		} as never;
	}

	get waiting(): number {
		return (this.#kept.get('opened') as Marks | undefined)?.waiting.length ?? 0;
	}
}

test('a conversation is marked again after a quarter of an hour, another one at once', () => {
	const mark = { space: 'a', seq: 1, at: NOON };
	const marks = withMark(NO_MARKS, mark) ?? NO_MARKS;
	expect(withMark(marks, { ...mark, at: NOON + 15 * MINUTE - 1 })).toBeNull();
	expect(withMark(marks, { ...mark, at: NOON + 15 * MINUTE })).not.toBeNull();
	expect(withMark(marks, { ...mark, space: 'b' })?.waiting).toHaveLength(2);
	expect(withMark(marks, { ...mark, at: NOON - 1 })).not.toBeNull(); // the clock was set back
});

test('what waits for a connection stays bounded', () => {
	let marks = NO_MARKS;
	for (let n = 0; n < 700; n += 1) {
		marks = withMark(marks, { space: 'a', seq: n, at: NOON + n * 15 * MINUTE }) ?? marks;
	}
	expect(marks.waiting).toHaveLength(500);
	expect(marks.waiting.at(-1)?.seq).toBe(699);
	expect(Object.keys(marks.last)).toEqual(['a']);
});

test.for(['clinician', 'observer'])(
	'the app of a %s says so once, without a time',
	async (role) => {
		const device = new Device(role);
		await markOpened(device.vault, 'a');
		await markOpened(device.vault, 'a');
		expect(device.sent).toEqual([{ seq: 7 }]);
		expect(device.waiting).toBe(0);
	},
);

test.for(['client', 'invite', 'practice'])('the app of a %s says nothing', async (role) => {
	const device = new Device(role);
	await markOpened(device.vault, 'a');
	expect(device.tried).toEqual([]);
});

test('without a connection it is kept, and told later with its time', async () => {
	const device = new Device('clinician');
	device.fault = new Unreachable('gone');
	await markOpened(device.vault, 'a');
	await markOpened(device.vault, 'b');
	expect(device.waiting).toBe(2);
	expect(device.tried).toHaveLength(2); // one that finds no way ends the round
	device.fault = null;
	device.now += 60 * MINUTE;
	await Promise.all([tellOpened(device.vault), tellOpened(device.vault)]);
	expect(device.sent).toEqual([
		{ seq: 7, at: NOON },
		{ seq: 7, at: NOON },
	]);
	expect(device.waiting).toBe(0);
});

test('what is refused for good is dropped; what may be taken later waits', async () => {
	const device = new Device('clinician');
	device.fault = new ProblemError(503, { type: '/problems/unavailable' });
	await markOpened(device.vault, 'a');
	expect(device.waiting).toBe(1);
	device.fault = new ProblemError(404, { type: '/problems/not-found' });
	await tellOpened(device.vault);
	expect(device.waiting).toBe(0);
});
