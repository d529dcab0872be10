import '../sync/platform.ts';
import { expect, test } from 'vitest';
import { Http } from '../../src/lib/api/http.ts';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import type { Account } from '../../src/lib/protocol/keys.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';
import { Local } from '../../src/lib/sync/local.ts';
import { Outbox, type Manner } from '../../src/lib/sync/outbox.ts';
import { Space } from '../../src/lib/sync/space.ts';
import { openStore } from '../../src/lib/sync/store.ts';
import { NO_MARKS } from '../../src/lib/review/marks.ts';
import { reviewOf } from '../../src/lib/review/views.ts';
import { client, post, startThread, stateOf, therapist } from '../sync/people.ts';
import { ORIGIN, type Server } from '../sync/server.ts';

await ready();

const NAMES = { clients: new Map(), people: new Map(), desks: new Map(), directory: '' };
let devices = 0;

/** The therapist's own device. */
async function openDesk(server: Server, me: Account = therapist) {
	const http = new Http(ORIGIN);
	const local = new Local(await openStore(`review-${String((devices += 1))}`), me);
	const outbox = new Outbox(http, local);
	const space = await Space.load(http, local, stateOf(server).space);
	const sync = () => space.sync(() => undefined);
	await sync();
	return {
		space,
		say: (said: JsonObject, manner: Manner) => outbox.add(space, said, manner),
		view: async (now: number) => {
			const waiting = await outbox.waiting(space.id);
			return reviewOf({ space, me: me.id, waiting, names: NAMES, now, draft: '', marks: NO_MARKS });
		},
	};
}

/** A thread in which the client has asked something, at the therapist's desk. */
async function start() {
	const server = startThread();
	post(server, client, 'May I ask something?');
	const desk = await openDesk(server);
	const asked = desk.space.log().at(-1)?.entry.header.id ?? '';
	return { ...desk, asked };
}

test('a quiet post asks for nothing', async () => {
	const { view } = await start(); // `post` writes without attention
	expect((await view(Date.now())).waiting).toEqual([]);
});

test('an answer that waits for the network has answered, and can be seen to be kept', async () => {
	const { asked, say, view } = await start();
	const now = Date.now();
	await say({ type: 'text', text: 'Of course.' }, { attention: 1, re: asked });
	const { sent, answeredAt } = await view(now + 1_000);
	expect(sent[0]).toMatchObject({ text: 'Of course.', fate: 'kept', kind: 'text' });
	expect(answeredAt).toBeGreaterThan(0);
});

test('what is to be shown later leaves until then', async () => {
	const { asked, say, view } = await start();
	const now = Date.now();
	const showAt = now + 20_000;
	await say({ type: 'text', text: 'Of course.' }, { attention: 1, re: asked, showAt });
	expect((await view(now)).sent[0]?.fate).toBe('leaves');
	expect((await view(showAt)).sent[0]?.fate).toBe('kept');
});

test('what was taken back is no longer among what was sent', async () => {
	const { space, asked, say, view } = await start();
	const now = Date.now();
	const manner = { attention: 1, re: asked, showAt: now + 20_000 };
	await say({ type: 'text', text: 'Too quick.' }, manner);
	const [sent] = (await view(now)).sent;
	await say({ type: 'amend', text: '' }, { re: sent?.id ?? '' });
	expect((await view(now)).sent).toEqual([]);
	expect(space.frozen).toBeNull();
});

test('a promise to answer in the session is told from a letter', async () => {
	const { asked, say, view } = await start();
	await say({ type: 'event', what: 'in_session' }, { attention: 0, re: asked });
	expect((await view(Date.now())).sent[0]?.kind).toBe('in_session');
});
