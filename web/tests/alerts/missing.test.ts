import { expect, test } from 'vitest';
import { Unreachable } from '../../src/lib/api/problems.ts';
import type { Alert } from '../../src/lib/api/shapes/safety.ts';
import { raiseMissing } from '../../src/lib/alerts/missing.ts';
import type { Opened } from '../../src/lib/sync/folds/opened.ts';
import type { Vault } from '../../src/lib/sync/vault.ts';
import { alertOf, startThread } from './thread.ts';

type Thread = Readonly<{ id: string; log: () => Opened[] }>;

/** A device with threads, and a server that names `open` in its list and has `raise` for more. */
function deviceWith(
	threads: readonly Thread[],
	open: readonly Alert[],
	raise: (entry: string) => Alert | Error,
): Vault {
	const listed = threads.map(({ id }) => {
		return { id, purpose: 'thread', role: 'clinician', until_seq: -1 };
	});
	const space = (id: string) =>
		Promise.resolve({ log: () => threads.find((each) => each.id === id)?.log() ?? [] });
	const post = (_: string, { entry_id: entry }: { entry_id: string }) => {
		const raised = raise(entry);
		return raised instanceof Error ? Promise.reject(raised) : Promise.resolve(raised);
	};
	const get = () => Promise.resolve({ alerts: open, next: '' });
	return {
		http: { get, post, now: () => 0 },
		local: { keep: () => Promise.resolve() },
		spaces: { listKept: () => Promise.resolve(listed), space },
	} as unknown as Vault;
}

const nothing = () => new Unreachable('down');

test('a message and all its corrections have one alert, whoever raised it', async () => {
	const thread = startThread();
	const message = thread.write('I cannot go on.');
	thread.correct(message, 'I cannot go on like this.');
	thread.correct(message, 'I cannot go on at all.');
	const known = await raiseMissing(deviceWith([thread], [alertOf(message)], nothing));
	expect(known.alerts.map(({ id }) => id)).toEqual([alertOf(message).id]);
	expect(known.missed).toEqual([]);
	const raised = await raiseMissing(deviceWith([thread], [], () => alertOf(message)));
	expect(raised.alerts.map(({ id }) => id)).toEqual([alertOf(message).id]);
	const refused = await raiseMissing(deviceWith([thread], [], nothing));
	expect(refused.missed.map(({ entry }) => entry)).toEqual([message]);
});

test('a correction that came after somebody had taken the alert has one of its own', async () => {
	const thread = startThread();
	const message = thread.write('I cannot go on.');
	const before = thread.log().at(-1)?.receivedAt ?? 0;
	const taken = alertOf(message, {
		...{ state: 'acknowledged', acknowledged_at: new Date(before).toISOString() },
	});
	const correction = thread.correct(message, 'I have a plan.');
	const raise = (entry: string) => alertOf(entry);
	const { alerts } = await raiseMissing(deviceWith([thread], [taken], raise));
	expect(alerts.map(({ entry_id: id }) => id)).toEqual([message, correction]);
});

test('a conversation that cannot be read, or an alert that is refused, hides no other', async () => {
	const [one, other] = [startThread(), startThread()];
	const [first, second] = [one.write('I cannot go on.'), other.write('Nor can I.')];
	const broken = {
		id: 'broken',
		log: () => {
			throw new RangeError('broken');
		},
	};
	const threads = [broken, { ...one, id: 'one' }, { ...other, id: 'other' }];
	const raise = (entry: string) => (entry === first ? new TypeError('odd') : alertOf(entry));
	const { alerts, missed } = await raiseMissing(deviceWith(threads, [], raise));
	expect(missed.map(({ entry }) => entry)).toEqual([first]);
	expect(alerts.map(({ entry_id: id }) => id)).toEqual([second]);
});
