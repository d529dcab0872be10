import '../sync/platform.ts';
import { expect, test, vi } from 'vitest';
import { Account } from '../../src/lib/protocol/keys.ts';
import { dropOthers, Shard } from '../../src/lib/searching/shard.ts';
import type { Item } from '../../src/lib/searching/view.ts';
import { Local } from '../../src/lib/sync/local.ts';
import { openStore } from '../../src/lib/sync/store.ts';
import { wipe } from '../../src/lib/sync/wiping.ts';

const account = (byte: number) => new Account(new Uint8Array(32).fill(byte));
let databases = 0;

async function device() {
	const store = await openStore(`searching-${String((databases += 1))}`);
	return { store, mine: new Local(store, account(1)), theirs: new Local(store, account(2)) };
}

function item(id: string, text: string): Item {
	return { id, kind: 'message', author: 'imani', at: 1, text, about: 't', message: id };
}

async function kept(local: Local, ...items: Item[]): Promise<Shard> {
	const shard = await Shard.load(local, 'space');
	await shard.bringUp(items);
	await shard.keep(local, 'space');
	return shard;
}

test('what was kept finds the same again, by beginnings of words, all of them', async () => {
	const { mine } = await device();
	await kept(mine, item('a', 'I dreamt of the lighthouse.'), item('b', 'Mañana: the light house.'));
	const shard = await Shard.load(mine, 'space');
	expect(shard.search('LIGHT').toSorted()).toEqual(['a', 'b']);
	expect(shard.search('light manana')).toEqual(['b']);
	expect(shard.search('ighthouse')).toEqual([]);
	expect(shard.search('lihgthouse')).toEqual([]);
	expect(shard.search('  ')).toEqual([]);
});

test('it is brought up to what stands now: withdrawn and earlier words find nothing', async () => {
	const { mine } = await device();
	const shard = await kept(mine, item('a', 'lighthouse'), item('b', 'ferry'), item('c', 'anchor'));
	expect(await shard.bringUp([item('b', 'harbour'), item('c', 'anchor')])).toBe(true);
	expect(['lighthouse', 'ferry'].flatMap((word) => shard.search(word))).toEqual([]);
	expect([shard.search('harbour'), shard.search('anchor')]).toEqual([['b'], ['c']]);
	expect(await shard.bringUp([item('b', 'harbour'), item('c', 'anchor')])).toBe(false);
});

test('another account of the same device cannot open it, and no word of it lies in the open', async () => {
	const { store, mine, theirs } = await device();
	await kept(mine, item('a', 'lighthouse'));
	const rows = await store.getAll('places');
	expect(rows.map(({ place }) => place)).toEqual(['search/space']);
	expect(Buffer.from(rows[0]?.sealed ?? []).includes('lighthouse')).toBe(false);
	for (const row of rows) await store.put('places', { ...row, account: theirs.account.id });
	await expect(theirs.kept('search/space')).rejects.toThrow('aead');
	expect((await Shard.load(theirs, 'space')).search('lighthouse')).toEqual([]);
});

test('a damaged index, or one that lies at another place, is built anew', async () => {
	const { store, mine } = await device();
	await kept(mine, item('a', 'lighthouse'));
	const [row] = await store.getAll('places');
	if (!row) throw new Error('nothing was kept');
	await store.put('places', { ...row, place: 'search/other' });
	expect((await Shard.load(mine, 'other')).search('lighthouse')).toEqual([]);
	await mine.keep('search/space', { version: 0, index: {}, sums: {} });
	expect((await Shard.load(mine, 'space')).search('lighthouse')).toEqual([]);
});

test('it goes with the seat and with the device', async () => {
	const { store, mine } = await device();
	await kept(mine, item('a', 'lighthouse'));
	await mine.keep('draft/space', { text: 'stays' });
	await dropOthers(mine, new Set(['space']));
	expect(await store.count('places')).toBe(2);
	await dropOthers(mine, new Set(['another']));
	expect((await store.getAll('places')).map(({ place }) => place)).toEqual(['draft/space']);
	await kept(mine, item('a', 'lighthouse'));
	await wipe(store, mine.account.id);
	expect(await store.count('places')).toBe(0);
});

test('others are answered while it is built', async () => {
	const { mine } = await device();
	const shard = await Shard.load(mine, 'space');
	const answered = vi.fn();
	setTimeout(answered);
	await shard.bringUp(Array.from({ length: 400 }, (_, n) => item(String(n), `word ${String(n)}`)));
	expect(answered).toHaveBeenCalled();
});
