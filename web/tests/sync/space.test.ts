import './platform.ts';
import { expect, test } from 'vitest';
import { ProtocolError } from '../../src/lib/protocol/errors.ts';
import { openStore } from '../../src/lib/sync/store.ts';
import { account } from '../protocol/people.ts';
import { openDevice, post, startThread, stateOf, therapist } from './people.ts';
import { Server } from './server.ts';

test('what was verified is there again without a server', async () => {
	const server = startThread();
	post(server, therapist, 'Hello.');
	const first = await openDevice(server);
	await first.sync();
	server.fault = () => 'request';
	const again = await openDevice(server, first.name);
	expect(again.texts()).toEqual(['Hello.']);
	await expect(again.sync()).rejects.toThrow();
	expect(again.space.frozen).toBeNull();
});

test('a server that has forgotten freezes the space for good', async () => {
	const server = startThread();
	post(server, therapist, 'Hello.');
	const device = await openDevice(server);
	await device.sync();
	server.entries.pop();
	await device.sync();
	expect(device.space.frozen?.code).toBe('rollback');
	expect(device.texts()).toEqual(['Hello.']);
	const again = await openDevice(server, device.name);
	expect(again.space.frozen?.code).toBe('rollback');
});

test('a server that tells another story freezes the space, and both heads are kept', async () => {
	const server = startThread();
	const other = copyOf(server);
	post(server, therapist, 'One story.');
	post(other, therapist, 'Another story.');
	const device = await openDevice(server);
	await device.sync();
	other.listen();
	await device.sync();
	expect(device.space.frozen).toMatchObject({
		code: 'fork',
		head: server.state?.head,
		shown_pin: other.state?.head,
	});
});

test('an altered entry stops the space at the last good one', async () => {
	const server = startThread();
	post(server, therapist, 'Good.');
	post(server, therapist, 'Bad.');
	const device = await openDevice(server);
	server.fault = () => (answer) => {
		const page = answer as { entries: { s: string }[] };
		const last = page.entries.at(-1);
		if (last) last.s = page.entries[0]?.s ?? '';
		return page;
	};
	await device.sync();
	expect(device.space.frozen?.code).toBe('sig');
	expect(device.texts()).toEqual(['Good.']);
});

test('a space that I never accepted is not shown', async () => {
	const server = startThread();
	post(server, therapist, 'Come in.');
	const device = await openDevice(server);
	const stranger = account(7);
	await device.space.sync((state, entry) => {
		if (!entry && !state.accepts.has(stranger.id)) throw unknownSpace;
	});
	expect(device.space.frozen?.code).toBe('unknownspace');
	expect(device.texts()).toEqual([]);
});

test('two tabs of one device go on from the same pin', async () => {
	const server = startThread();
	const one = await openDevice(server);
	const other = await openDevice(server, one.name);
	await one.sync();
	await other.sync();
	post(server, therapist, 'To both.');
	await Promise.all([one.sync(), other.sync()]);
	await Promise.all([one.sync(), other.sync()]);
	expect(one.texts()).toEqual(['To both.']);
	expect(other.texts()).toEqual(['To both.']);
});

test('nothing in the browser says what was written', async () => {
	const server = startThread();
	post(server, therapist, 'A planted sentence.');
	const device = await openDevice(server);
	await device.sync();
	await device.write('Another planted sentence.');
	const store = await openStore(device.name);
	for (const name of store.objectStoreNames) {
		for (const row of await store.getAll(name)) {
			expect(bytesOf(row)).not.toContain('planted');
		}
	}
	expect(stateOf(server).seq).toBeGreaterThan(0);
});

const unknownSpace = new ProtocolError('unknownspace');

function copyOf(server: Server): Server {
	const copy = new Server();
	copy.store(...server.entries);
	return copy;
}

/** A row as text: its own strings, and its bytes as characters. */
function bytesOf(row: object): string {
	return JSON.stringify(row, (_, value: unknown) => {
		return value instanceof Uint8Array ? String.fromCharCode(...value) : value;
	});
}
