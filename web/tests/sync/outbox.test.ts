import './platform.ts';
import { expect, test } from 'vitest';
import * as flows from '../../src/lib/protocol/flows.ts';
import { toWire } from '../../src/lib/protocol/entry.ts';
import { NOON } from '../protocol/people.ts';
import { client, openDevice, post, startThread, stateOf, therapist } from './people.ts';

test('a message is kept before it is sent, and gone from the queue once it is stored', async () => {
	const server = startThread();
	const device = await openDevice(server);
	await device.sync();
	await device.write('One.');
	expect(await device.outbox.waiting(device.space.id)).toHaveLength(1);
	await device.deliver();
	expect(await device.outbox.waiting(device.space.id)).toHaveLength(0);
	expect(device.texts()).toEqual(['One.']);
	expect(server.entries.at(-1)?.header).toMatchObject({ author: client.id, attention: 1 });
});

test('each row is signed on the one before, so that they can go out as they are', async () => {
	const server = startThread();
	const device = await openDevice(server);
	await device.sync();
	await device.write('One.');
	await device.write('Two.');
	const [one, two] = await device.outbox.waiting(device.space.id);
	expect(one?.entry.header.prev).toBe(server.state?.head);
	expect(two?.entry.header.prev).toBe(one?.entry.hash);
});

test('when somebody else was quicker, the rows go out under the same ids', async () => {
	const server = startThread();
	const device = await openDevice(server);
	await device.sync();
	await device.write('One.');
	await device.write('Two.');
	const ids = (await device.outbox.waiting(device.space.id)).map(({ entry }) => entry.header.id);
	post(server, therapist, 'Before you.');
	await device.deliver();
	expect(device.texts()).toEqual(['Before you.', 'One.', 'Two.']);
	expect(server.entries.slice(-2).map(({ header }) => header.id)).toEqual(ids);
});

test('after a rotation a row is sealed again under the new key', async () => {
	const server = startThread();
	const device = await openDevice(server);
	await device.sync();
	await device.write('One.');
	server.store(flows.rotate(therapist, stateOf(server), NOON));
	await device.deliver();
	expect(server.entries.at(-1)?.header.gen).toBe(server.state?.gen);
	expect(device.texts()).toEqual(['One.']);
});

test('a lost answer stores nothing twice', async () => {
	const server = startThread();
	const device = await openDevice(server);
	await device.sync();
	await device.write('One.');
	let lost = 1;
	server.fault = (method) => (method === 'POST' && lost-- > 0 ? 'answer' : undefined);
	await expect(device.deliver()).rejects.toThrow();
	expect(await device.outbox.waiting(device.space.id)).toHaveLength(1);
	await device.deliver();
	expect(await device.outbox.waiting(device.space.id)).toHaveLength(0);
	expect(device.texts()).toEqual(['One.']);
	expect(server.entries.filter(({ header }) => header.author === client.id)).toHaveLength(1);
});

test('twenty messages through a network that loses a fifth arrive once each, in order', async () => {
	const server = startThread();
	const device = await openDevice(server);
	await device.sync();
	const texts = Array.from({ length: 20 }, (_, n) => `Message ${String(n)}.`);
	let turn = 0;
	server.fault = () => ([3, 7].includes((turn += 1) % 10) ? faults[turn % 2] : undefined);
	const faults = ['request', 'answer'] as const;
	for (const text of texts) await device.write(text);
	for (let tries = 0; tries < 200; tries += 1) {
		if ((await device.outbox.waiting(device.space.id)).length === 0) break;
		await device.deliver().catch(() => undefined);
	}
	expect(device.texts()).toEqual(texts);
	expect(server.entries.filter(({ header }) => header.author === client.id)).toHaveLength(20);
});

test.each(['before', 'after'])(
	"somebody else's entry under my id, seen %s mine is offered, makes me take another id",
	async (when) => {
		const server = startThread();
		const device = await openDevice(server);
		await device.sync();
		await device.write('Mine.');
		const [row] = await device.outbox.waiting(device.space.id);
		const id = row?.entry.header.id ?? '';
		post(server, therapist, 'Not yours.', id);
		if (when === 'before') await device.sync();
		await device.deliver();
		expect(device.texts()).toEqual(['Not yours.', 'Mine.']);
		expect(server.entries.at(-1)?.header.id).not.toBe(id);
	},
);

test('a server that only says that it has stored something is not believed', async () => {
	const server = startThread();
	const device = await openDevice(server);
	await device.sync();
	await device.write('One.');
	const [row] = await device.outbox.waiting(device.space.id);
	if (!row) throw new Error('nothing waits');
	server.refusal = { status: 503, slug: 'unavailable' };
	const stored = toWire(row.entry);
	globalThis.fetch = honestBut(globalThis.fetch, () => ({
		seq: 9,
		received_at: '2026-03-01T12:00:00Z',
		stored,
	}));
	await expect(device.deliver()).rejects.toMatchObject({ code: 'chain' });
	expect(await device.outbox.waiting(device.space.id)).toHaveLength(1);
});

test('a server that says again and again that the head has moved is left alone for a while', async () => {
	const server = startThread();
	const device = await openDevice(server);
	await device.sync();
	await device.write('One.');
	server.refusal = { status: 409, slug: 'head-moved' };
	await expect(device.deliver()).rejects.toThrow();
	expect(server.seen.filter((each) => each.startsWith('POST'))).toHaveLength(1);
});

test('a refused message says why, stays, and goes out when it is tried again', async () => {
	const server = startThread();
	const device = await openDevice(server);
	await device.sync();
	await device.write('One.');
	await device.write('Two.');
	server.refusal = { status: 422, slug: 'invalid-entry', code: 'role' };
	await device.deliver();
	const refused = await device.outbox.waiting(device.space.id);
	expect(refused.map((row) => row.refused)).toEqual(['role', 'role']);
	server.refusal = null;
	for (const { entry } of refused) await device.outbox.retry(device.space, entry.header.id);
	await device.deliver();
	expect(device.texts()).toEqual(['One.', 'Two.']);
});

test('what waits can be taken back, and what waited behind it goes out alone', async () => {
	const server = startThread();
	const device = await openDevice(server);
	await device.sync();
	await device.write('One.');
	await device.write('Two.');
	const [one] = await device.outbox.waiting(device.space.id);
	const id = one?.entry.header.id ?? '';
	const kept: unknown[] = [];
	const keep = (post: object) => Promise.resolve(void kept.push(post));
	expect(await device.outbox.takeBack(device.space, id, keep)).toBe(true);
	expect(kept).toMatchObject([{ text: 'One.' }]);
	await device.deliver();
	expect(device.texts()).toEqual(['Two.']);
	expect(await device.outbox.takeBack(device.space, id, keep)).toBe(false);
});

test('a message is taken back with what raises it, and another stays', async () => {
	const server = startThread();
	const device = await openDevice(server);
	await device.sync();
	await device.write('One.');
	await device.write('Two.');
	const ids = (await device.outbox.waiting(device.space.id)).map(({ entry }) => entry.header.id);
	for (const [n, text] of ['One.', 'Two.'].entries()) {
		const manner = { re: ids[n] ?? '', attention: 3 };
		await device.outbox.add(device.space, { type: 'amend', text }, manner);
	}
	await device.outbox.takeBack(device.space, ids[0] ?? '', () => Promise.resolve());
	const left = (await device.outbox.waiting(device.space.id)).map(({ entry }) => entry.header);
	expect(left.map(({ id, re }) => re || id)).toEqual([ids[1], ids[1]]);
});

test('signed out is no refusal: the message waits', async () => {
	const server = startThread();
	const device = await openDevice(server);
	await device.sync();
	await device.write('One.');
	server.refusal = { status: 401, slug: 'not-signed-in' };
	await expect(device.deliver()).rejects.toMatchObject({ slug: 'not-signed-in' });
	expect((await device.outbox.waiting(device.space.id)).map((row) => row.refused)).toEqual(['']);
});

/** A network that answers every append with 200 and `lie`. */
function honestBut(honest: typeof fetch, lie: () => object): typeof fetch {
	return (address, init) => {
		if (init?.method !== 'POST') return honest(address, init);
		return Promise.resolve(Response.json(lie()));
	};
}

test('what messaging that is off turns away says just that, and is not tried again', async () => {
	const server = startThread();
	const device = await openDevice(server);
	await device.sync();
	await device.write('Hello?');
	server.refusal = { status: 409, slug: 'messaging-off', code: 'paused' };
	await device.deliver();
	const [row] = await device.outbox.waiting(device.space.id);
	expect(row?.refused).toBe('messaging-off');
	const asked = server.seen.length;
	await device.deliver();
	expect(server.seen).toHaveLength(asked);
});
