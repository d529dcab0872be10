import './platform.ts';
import { expect, test } from 'vitest';
import { toWire } from '../../src/lib/protocol/entry.ts';
import { foldDestroyed } from '../../src/lib/sync/folds/destroyed.ts';
import { foldPeople } from '../../src/lib/sync/folds/people.ts';
import { openDevice, post, practice, say, startThread, stateOf, therapist } from './people.ts';
import type { Server } from './server.ts';

/** Lets the server forget what posts up to `upto` said, as it destroys a record. */
function destroy(server: Server, upto: number): void {
	for (const [n, entry] of server.entries.entries()) {
		const { kind, seq } = entry.header;
		if (kind === 'post' && seq <= upto) {
			server.entries[n] = { ...entry, body: new Uint8Array() };
		}
	}
}

/** A thread with something said, and the word of `author` that it is destroyed. */
function startEnded(author = practice): { server: Server; upto: number } {
	const server = startThread();
	post(server, therapist, 'What was said.');
	const upto = stateOf(server).seq;
	say(server, author, { type: 'event', what: 'destroyed', upto });
	return { server, upto };
}

test('what the practice destroyed is let go of, and stays gone without a server', async () => {
	const { server, upto } = startEnded();
	const device = await openDevice(server);
	await device.sync();
	expect(device.texts()).toEqual(['What was said.']);
	destroy(server, upto);
	await device.sync();
	expect(device.texts()).toEqual([]);
	expect(device.space.goneUpto).toBeGreaterThan(0);
	expect(device.space.frozen).toBeNull();
	const log = device.space.log();
	expect(foldDestroyed(log, foldPeople(log))).toHaveLength(1);
	server.fault = () => 'request';
	const again = await openDevice(server, device.name);
	expect(again.texts()).toEqual([]);
	expect(again.space.state?.seq).toBe(stateOf(server).seq);
});

test('a hold that came in time keeps what the word of it names', async () => {
	const { server } = startEnded();
	const device = await openDevice(server);
	await device.sync();
	await device.sync();
	expect(device.texts()).toEqual(['What was said.']);
	const log = device.space.log();
	expect(foldDestroyed(log, foldPeople(log))).toEqual([]);
});

test('a server that forgets by itself, or by the word of a clinician, takes nothing from a device', async () => {
	for (const { server, upto } of [startEnded(therapist), { server: startThread(), upto: 99 }]) {
		post(server, therapist, 'And more.');
		server.listen();
		const device = await openDevice(server);
		await device.sync();
		const before = device.texts();
		destroy(server, upto);
		await device.sync();
		expect(device.texts()).toEqual(before);
	}
});

test('the copy on the disk holds nothing of it', async () => {
	const { server, upto } = startEnded();
	const said = server.entries.find(({ header }) => header.seq === upto);
	const device = await openDevice(server);
	await device.sync();
	destroy(server, upto);
	await device.sync();
	const kept = device.space.log().filter(({ entry }) => entry.header.seq === upto);
	expect(kept.map(({ entry, said: words, fault }) => [entry.body.length, words, fault])).toEqual([
		[0, null, 'absent'],
	]);
	expect(said && toWire(said).b).not.toBe('');
});
