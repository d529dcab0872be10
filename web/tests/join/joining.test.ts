import { expect, test } from 'vitest';
import { Http } from '../../src/lib/api/http.ts';
import { findInvitation } from '../../src/lib/join/invitation.ts';
import { takeSeat } from '../../src/lib/join/joining.ts';
import { b64 } from '../../src/lib/protocol/encoding.ts';
import * as flows from '../../src/lib/protocol/flows.ts';
import { makeAccount } from '../../src/lib/protocol/keys.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';
import { account, NOON } from '../protocol/people.ts';
import { ORIGIN, Server } from '../sync/server.ts';

await ready();

const therapist = account(2);

/** A server with an open invitation, at which its holder may sign in; and the invitation. */
async function invite() {
	const server = new Server();
	server.store(flows.foundSpace(therapist, 'care', account(9).card, NOON));
	if (!server.state) throw new Error('nothing founded');
	const welcome = [{ type: 'purpose', of: 'thread', about: '' }];
	const times = { until: Date.now() + 86_400_000, at: NOON };
	const invited = flows.inviteClient(therapist, server.state, welcome, times);
	server.store(...invited.entries);
	server.listen();
	const meet = globalThis.fetch;
	const door: Record<string, object> = {
		'/api/sign-ins/nonce': { nonce: b64(new Uint8Array(32)) },
		'/api/sign-ins': { token: 'token' },
		'/api/spaces': { spaces: [{ id: server.state.space }] },
	};
	globalThis.fetch = (address, options) => {
		const answer = door[new URL(address as string).pathname];
		return answer ? Promise.resolve(Response.json(answer)) : meet(address, options);
	};
	const http = new Http(ORIGIN);
	const found = await findInvitation(http, invited.code);
	if (!('code' in found)) throw new Error(found.state);
	return { server, http, invitation: found };
}

test('a seat is taken though somebody else was quicker', async () => {
	const { server, http, invitation } = await invite();
	const newcomer = makeAccount();
	server.refusal = { status: 409, slug: 'head-moved' };
	const appends = () => server.seen.filter((each) => each.startsWith('POST')).length;
	server.fault = () => {
		if (appends() === 3) server.refusal = null;
		return undefined;
	};
	expect(await takeSeat(http, invitation, newcomer)).toBeNull();
	expect(server.state?.seats.has(newcomer.id)).toBe(true);
});

test('a server on which somebody is always quicker is given up', async () => {
	const { server, http, invitation } = await invite();
	server.refusal = { status: 409, slug: 'head-moved' };
	const taken = takeSeat(http, invitation, makeAccount());
	await expect(taken).rejects.toMatchObject({ slug: 'head-moved' });
});
