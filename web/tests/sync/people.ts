import { Http } from '../../src/lib/api/http.ts';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import type { Account } from '../../src/lib/protocol/keys.ts';
import * as flows from '../../src/lib/protocol/flows.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';
import { generationKey } from '../../src/lib/protocol/sealing.ts';
import { Local } from '../../src/lib/sync/local.ts';
import { Outbox } from '../../src/lib/sync/outbox.ts';
import { Space } from '../../src/lib/sync/space.ts';
import { openStore } from '../../src/lib/sync/store.ts';
import { checkTrust } from '../../src/lib/protocol/trust.ts';
import { account, LATER, NOON } from '../protocol/people.ts';
import { ORIGIN, Server } from './server.ts';

await ready();

export const therapist = account(2);
export const client = account(4);
export const practice = account(9);

let devices = 0;

/** A server with the thread of `therapist` and `client`, who has joined. */
export function startThread(): Server {
	const server = new Server();
	server.store(flows.foundSpace(therapist, 'care', practice.card, NOON));
	const welcome = [{ type: 'purpose', of: 'thread', about: '' }];
	const times = { until: LATER, at: NOON };
	const invited = flows.inviteClient(therapist, stateOf(server), welcome, times);
	server.store(...invited.entries);
	server.store(flows.join(client, stateOf(server), invited.code, NOON));
	server.listen();
	return server;
}

/** Stores a message of `author` on the server, past every device. */
export function post(server: Server, author: Account, text: string, id?: string): void {
	say(server, author, { type: 'text', text }, id);
}

/** Stores any post of `author` on the server, past every device. */
export function say(server: Server, author: Account, said: JsonObject, id?: string): void {
	const state = stateOf(server);
	const key = generationKey(state, author, state.gen);
	const marks = id ? { at: NOON, id } : { at: NOON };
	server.store(flows.writePost(author, state, key, said, marks));
}

/** The client's app on a device of its own. */
export async function openDevice(server: Server, name = `device-${String((devices += 1))}`) {
	const http = new Http(ORIGIN);
	const local = new Local(await openStore(name), client);
	const outbox = new Outbox(http, local);
	const space = await Space.load(http, local, stateOf(server).space);
	const sync = () =>
		space.sync((state, entry) => {
			if (!entry) checkTrust(state, [], client.id, null);
		});
	return {
		...{ name, space, outbox, sync },
		write: (text: string) => outbox.add(space, { type: 'text', text }, { attention: 1 }),
		deliver: () => outbox.deliver(space, sync, () => undefined),
		texts: () => {
			return space.log().flatMap(({ post }) => (post?.type === 'text' ? [post.text] : []));
		},
	};
}

export function stateOf({ state }: Server) {
	if (!state) throw new Error('nothing founded');
	return state;
}
