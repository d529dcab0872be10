import './platform.ts';
import { expect, test } from 'vitest';
import { openStore } from '../../src/lib/sync/store.ts';
import { openDevice, post, startThread, therapist } from './people.ts';

const MANY = 300; // more than two parts

async function deviceWith(texts: readonly string[]) {
	const server = startThread();
	for (const text of texts) post(server, therapist, text);
	const device = await openDevice(server);
	await device.sync();
	const store = await openStore(device.name);
	const parts = Math.ceil(server.entries.length / 128);
	await expect.poll(() => store.count('opened')).toBe(parts);
	return { server, device, store };
}

const numbered = Array.from({ length: MANY }, (_, n) => `Letter ${String(n)}.`);

test('a thread opens from what was opened before, without its entries', async () => {
	const { server, device, store } = await deviceWith(numbered);
	await store.clear('entries');
	const again = await openDevice(server, device.name);
	expect(again.texts()).toEqual(numbered);
});

test('what came since is added to it', async () => {
	const { server, device } = await deviceWith(numbered);
	post(server, therapist, 'One more.');
	const again = await openDevice(server, device.name);
	await again.sync();
	expect((await openDevice(server, device.name)).texts()).toEqual([...numbered, 'One more.']);
});

test('a damaged part is read from the verified entries instead', async () => {
	const { server, device, store } = await deviceWith(numbered);
	const row = (await store.getAll('opened'))[1];
	if (!row) throw new Error('only one part');
	await store.put('opened', { ...row, sealed: row.sealed.toReversed() });
	expect((await openDevice(server, device.name)).texts()).toEqual(numbered);
});

test('when it grows too large, what was not in use for longest goes', async () => {
	const { server, device, store } = await deviceWith(['One.']);
	const names = { account: 'somebody', space: 'long ago' };
	await store.put('opened', { ...names, part: 0, sealed: new Uint8Array(9) });
	await store.put('shelf', { ...names, bytes: 64 * 1024 * 1024, used_at: 1 });
	post(server, therapist, 'Two.');
	await device.sync();
	const left = async () => (await store.getAll('shelf')).map(({ space }) => space);
	await expect.poll(left).toEqual([device.space.id]);
	expect((await store.getAll('opened')).map(({ space }) => space)).toEqual([device.space.id]);
});
