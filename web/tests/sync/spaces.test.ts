import './platform.ts';
import { expect, test } from 'vitest';
import { Http } from '../../src/lib/api/http.ts';
import { Local } from '../../src/lib/sync/local.ts';
import { Spaces } from '../../src/lib/sync/spaces.ts';
import { openStore } from '../../src/lib/sync/store.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';
import { makeWorld, type Log } from '../protocol/people.ts';
import { ORIGIN, Server } from './server.ts';

await ready();

test('staff may open a thread on a new device before any list was fetched', async () => {
	const { roster, care, therapist } = makeWorld();
	serve([roster, care]);
	const spaces = new Spaces(new Http(ORIGIN), new Local(await openStore('new'), therapist));
	const space = await spaces.sync(care.state.space);
	expect(space.frozen).toBeNull();
	expect(space.log().length).toBe(care.entries.length);
});

test('staff are shown no thread by a server that hides their practice', async () => {
	const { care, therapist } = makeWorld();
	serve([care]);
	const spaces = new Spaces(new Http(ORIGIN), new Local(await openStore('hidden'), therapist));
	const space = await spaces.sync(care.state.space);
	expect(space.frozen?.code).toBe('unknownspace');
	expect(space.log()).toEqual([]);
});

test('what several rooms ask for at once is fetched once, and what is here already not at all', async () => {
	const { roster, care, therapist } = makeWorld();
	serve([roster, care]);
	const asked = counting();
	const spaces = new Spaces(new Http(ORIGIN), new Local(await openStore('busy'), therapist));
	const { space: id, head } = care.state;
	await Promise.all([spaces.upTo({ id, head }), spaces.upTo({ id, head })]);
	await spaces.upTo({ id, head });
	expect(asked.filter((path) => path.includes(id))).toHaveLength(1);
	expect((await spaces.space(id)).state?.head).toBe(head);
});

/** Counts what is asked of the network from now on. */
function counting(): string[] {
	const asked: string[] = [];
	const { fetch } = globalThis;
	globalThis.fetch = (address, request) => {
		asked.push(new URL(address as string).pathname);
		return fetch(address, request);
	};
	return asked;
}

/** Answers for several logs, and with the list of them. */
function serve(logs: Log[]): void {
	const listed = logs.map(({ state: { space: id, type } }) => ({ id, type }));
	const servers = logs.map(({ state, entries }) => {
		const server = new Server();
		server.store(...entries);
		server.listen();
		return [state.space, globalThis.fetch] as const;
	});
	globalThis.fetch = (address, request) => {
		const { pathname } = new URL(address as string);
		const found = servers.find(([id]) => pathname.includes(id));
		const list = { spaces: listed, next: '' };
		return found ? found[1](address, request) : Promise.resolve(Response.json(list));
	};
}
