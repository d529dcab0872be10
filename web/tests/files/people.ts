import '../sync/platform.ts';
import { expect, vi } from 'vitest';
import { Http } from '../../src/lib/api/http.ts';
import { filesRoom } from '../../src/lib/files/room.ts';
import { openStore } from '../../src/lib/sync/store.ts';
import type { News } from '../../src/lib/sync/remote.ts';
import { Vaults } from '../../src/lib/sync/vault.ts';
import { Account } from '../../src/lib/protocol/keys.ts';
import { client, startThread, stateOf } from '../sync/people.ts';
import { ORIGIN } from '../sync/server.ts';
import { BlobServer } from './blobs.ts';

vi.setConfig({ testTimeout: 30_000 }); // sealing on a busy machine

let devices = 0;

/** A server with a thread, and the client's app on a device of its own. */
export async function startDesk(name = `files-${(devices += 1)}`, blobs = new BlobServer()) {
	const server = startThread();
	blobs.listen(server);
	const news: News[] = [];
	const open = async () => {
		const vaults = new Vaults(new Http(ORIGIN), await openStore(name), (each) => {
			news.push(each);
		});
		vaults.unlock(new Account(client.secret.slice()));
		await vaults.open.spaces.sync(stateOf(server).space);
		return { vaults, room: filesRoom(vaults) };
	};
	return { server, blobs, news, name, open, space: stateOf(server).space, ...(await open()) };
}

/** The posts of files on the server, as the client opens them. */
export async function posted({ vaults, space }: Pick<Desk, 'vaults' | 'space'>) {
	const log = (await vaults.open.spaces.sync(space)).log();
	return log.flatMap(({ entry, post }) =>
		post?.type === 'file' ? [{ id: entry.header.id, attention: entry.header.attention, post }] : [],
	);
}

/** Waits until one file is on the server. */
export async function isPosted(desk: Parameters<typeof posted>[0]): Promise<void> {
	await vi.waitFor(async () => expect(await posted(desk)).toHaveLength(1), 20_000);
}

type Desk = Awaited<ReturnType<typeof startDesk>>;
