import './people.ts';
import { expect, test, vi } from 'vitest';
import { openStore } from '../../src/lib/sync/store.ts';
import { isPosted, posted, startDesk } from './people.ts';

const NAME = 'a letter to my brother.png';
const CONTENT = new Uint8Array(700_000).map((_, n) => (n * 7919) % 251);
const PNG = Uint8Array.from('\x89PNG\r\n\x1a\n', (each) => each.charCodeAt(0));
CONTENT.set(PNG);

const picked = () => ({ name: NAME, mime: 'image/png', content: new Blob([CONTENT]) });
const bytesOf = async (content: Blob) => new Uint8Array(await content.arrayBuffer());

test('a file is kept, sealed, until it is sent, and then posted once', async () => {
	const desk = await startDesk();
	await desk.room.hold(desk.space, picked());
	const [held] = await desk.room.waiting(desk.space);
	expect(held).toMatchObject({ name: NAME, mime: 'image/png', size: 700_000, isHeld: true });
	expect(desk.blobs.seen).toEqual([]);
	await desk.room.send(desk.space);
	await isPosted(desk);
	const [file] = await posted(desk);
	expect(file).toMatchObject({ id: held?.id, attention: 1, post: { name: NAME, size: 700_000 } });
	expect(await desk.room.waiting(desk.space)).toEqual([]);
	const opened = await desk.room.open(desk.space, file?.id ?? '');
	expect(opened.kind).toBe('image');
	expect(opened.content.type).toBe('image/png');
	expect(await bytesOf(opened.content)).toEqual(CONTENT);
});

test('a file answers what its author says, who is told how far it has come', async () => {
	const desk = await startDesk();
	await desk.room.hold(desk.space, picked());
	const seat = desk.server.entries.at(-1)?.header.id ?? '';
	await desk.room.send(desk.space, seat);
	await isPosted(desk);
	expect(desk.server.entries.at(-1)?.header.re).toBe(seat);
	const steps = desk.news.flatMap((each) => (each.kind === 'file' ? [each.done / each.size] : []));
	expect(steps.length).toBeGreaterThan(2);
	expect(steps).toEqual(steps.toSorted((one, other) => one - other));
	expect(steps.at(-1)).toBe(1);
});

test('what broke off goes on with the part that was missing, also after a reload', async () => {
	const desk = await startDesk();
	await desk.room.hold(desk.space, picked());
	desk.blobs.meddle = (_, part) => (part === '1' ? 'lost' : undefined);
	await desk.room.send(desk.space);
	await vi.waitFor(() => {
		expect(desk.blobs.seen).toContain('PUT 1');
	});
	desk.vaults.lock('locked');
	desk.blobs.meddle = () => undefined;
	desk.blobs.seen.length = 0;
	const again = { ...desk, ...(await desk.open()) }; // nobody has to press anything
	await isPosted(again);
	expect(desk.blobs.seen).toEqual(['PUT', 'PUT 1', 'PUT 2']);
});

test('a file that was posted before its row was gone is not posted again', async () => {
	const desk = await startDesk();
	await desk.room.hold(desk.space, picked());
	const [held] = await desk.room.waiting(desk.space);
	const { uploads, outbox, spaces } = desk.vaults.open;
	await uploads.release(desk.space);
	const queue = async (post: object, manner: object) => {
		await outbox.add(await spaces.space(desk.space), { ...post }, manner);
	};
	const fails = async (post: object, manner: object) => {
		await queue(post, manner);
		throw new Error('the browser was closed');
	};
	await expect(uploads.deliver(desk.space, () => undefined, fails)).rejects.toThrow('closed');
	await uploads.deliver(desk.space, () => undefined, queue);
	const waiting = await outbox.waiting(desk.space);
	expect(waiting.map(({ entry }) => entry.header.id)).toEqual([held?.id]);
	expect(await desk.room.waiting(desk.space)).toEqual([]);
});

test('a file damaged on its way is brought again', async () => {
	const desk = await startDesk();
	let isDamaged = false;
	desk.blobs.meddle = (_, part) => {
		if (part !== '1' || isDamaged) return undefined;
		isDamaged = true;
		return new Uint8Array(256 * 1024);
	};
	await desk.room.hold(desk.space, picked());
	await desk.room.send(desk.space);
	await isPosted(desk);
	expect(desk.blobs.seen.filter((each) => each === 'PUT')).toHaveLength(2);
});

test('a refused file says so, stays, and may have another try', async () => {
	const desk = await startDesk();
	desk.blobs.refusal = { status: 403, slug: 'not-permitted' };
	await desk.room.hold(desk.space, picked());
	await desk.room.send(desk.space);
	await vi.waitFor(async () => {
		const [file] = await desk.room.waiting(desk.space);
		expect(file?.refused).toBe('not-permitted');
	});
	desk.blobs.refusal = null;
	await desk.room.send(desk.space);
	await isPosted(desk);
});

test('a file that was given up leaves nothing behind', async () => {
	const desk = await startDesk();
	await desk.room.hold(desk.space, picked());
	const [held] = await desk.room.waiting(desk.space);
	await desk.room.drop(desk.space, held?.id ?? '');
	await desk.room.send(desk.space);
	const store = await openStore(desk.name);
	expect(await store.count('uploads')).toBe(0);
	expect(await store.count('parts')).toBe(0);
	expect(await posted(desk)).toEqual([]);
});

test('nothing of a waiting file lies open in the browser', async () => {
	const desk = await startDesk();
	await desk.room.hold(desk.space, picked());
	const store = await openStore(desk.name);
	const kept = [
		JSON.stringify(await store.getAll('uploads')),
		...(await store.getAll('parts')).map((part) => new TextDecoder('latin1').decode(part)),
	].join();
	expect(kept).not.toContain('brother');
	expect(kept).not.toContain('image');
	expect(kept).not.toContain(new TextDecoder('latin1').decode(CONTENT.subarray(100, 130)));
});

// Attack 40: the server gives another blob, a cut one, a longer one, or one that it altered.
test.each<[string, (blob: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>]>([
	['one byte short', (blob) => blob.slice(0, -1)],
	['nothing', () => new Uint8Array()],
	['longer', (blob) => new Uint8Array([...blob, 0])],
	['altered', (blob) => blob.map((byte, n) => (n === 300_000 ? byte ^ 1 : byte))],
	['another', (blob) => new Uint8Array(blob.length)],
])('a blob that is not the one that was sent is refused: %s', async (_, tamper) => {
	const desk = await startDesk();
	await desk.room.hold(desk.space, picked());
	await desk.room.send(desk.space);
	await isPosted(desk);
	const [file] = await posted(desk);
	const [blob = new Uint8Array()] = desk.blobs.stored.values();
	desk.blobs.meddle = (method) => (method === 'GET' ? tamper(blob) : undefined);
	await expect(desk.room.open(desk.space, file?.id ?? '')).rejects.toMatchObject({ code: 'aead' });
});

// Attack 41: what a post claims of its file decides nothing but how it may be shown.
test('a page that claims to be a picture is only saved', async () => {
	const desk = await startDesk();
	const content = new Blob(['<!doctype html><script>alert(1)</script>'], { type: 'text/html' });
	await desk.room.hold(desk.space, { name: 'x.html', mime: 'image/png', content });
	await desk.room.send(desk.space);
	await isPosted(desk);
	const [file] = await posted(desk);
	const opened = await desk.room.open(desk.space, file?.id ?? '');
	expect(opened.kind).toBe('other');
	expect(opened.content.type).toBe('application/octet-stream');
});

test('a message that is no file cannot be opened as one', async () => {
	const desk = await startDesk();
	const seat = desk.server.entries.at(-1)?.header.id ?? '';
	await expect(desk.room.open(desk.space, seat)).rejects.toMatchObject({ code: 'post' });
});

test('one’s own file can be opened before its post has been stored', async () => {
	const desk = await startDesk();
	await desk.room.hold(desk.space, picked());
	const [held] = await desk.room.waiting(desk.space);
	const { uploads, outbox, spaces } = desk.vaults.open;
	await uploads.release(desk.space);
	await uploads.deliver(
		desk.space,
		() => undefined,
		async (post, manner) => outbox.add(await spaces.space(desk.space), post, manner),
	);
	const opened = await desk.room.open(desk.space, held?.id ?? '');
	expect(await bytesOf(opened.content)).toEqual(CONTENT);
});
