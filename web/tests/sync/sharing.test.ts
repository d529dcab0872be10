import './platform.ts';
import { expect, test } from 'vitest';
import { Http } from '../../src/lib/api/http.ts';
import { reseat } from '../../src/lib/protocol/reseating.ts';
import { boxName } from '../../src/lib/protocol/state.ts';
import { Local } from '../../src/lib/sync/local.ts';
import { Outbox } from '../../src/lib/sync/outbox.ts';
import type { Hands } from '../../src/lib/sync/seating.ts';
import { seatColleague, type History } from '../../src/lib/sync/sharing.ts';
import { Space } from '../../src/lib/sync/space.ts';
import { openStore } from '../../src/lib/sync/store.ts';
import { account, NOON } from '../protocol/people.ts';
import { startThread, stateOf, therapist } from './people.ts';
import { ORIGIN, type Server } from './server.ts';

const colleague = account(3);
const COVER = { id: colleague.id, card: colleague.card, name: 'Sam Ortega', credential: 'PsyD' };

test.each([
	['all', (gen: number) => Array.from({ length: gen }, (_, index) => index + 1)],
	['current', (gen: number) => [gen]],
	['new', (gen: number) => [gen + 1]],
] as const)('with the keys of "%s" a colleague reads what they say', async (history, read) => {
	const server = startThread();
	server.store(reseat(therapist, stateOf(server), { rotates: true }, NOON));
	const expected = read(stateOf(server).gen);
	await seat(server, history);
	const { gen, seats, boxes } = stateOf(server);
	expect(seats.get(colleague.id)?.role).toBe('clinician');
	const all = Array.from({ length: gen }, (_, index) => index + 1);
	expect(all.filter((each) => boxes.has(boxName(each, colleague.id)))).toEqual(expected);
});

/** Seats the colleague from the therapist's device, twice, as when a walk is gone on with. */
async function seat(server: Server, history: History): Promise<void> {
	const http = new Http(ORIGIN);
	const local = new Local(await openStore(`sharing-${history}`), therapist);
	const space = await Space.load(http, local, stateOf(server).space);
	const sync = async () => {
		await space.sync(() => undefined);
		return space;
	};
	const spaces = { sync, space: () => Promise.resolve(space) };
	const hands = { me: therapist, http, local, spaces, outbox: new Outbox(http, local) };
	for (let again = 0; again < 2; again += 1) {
		await seatColleague(hands as unknown as Hands, space.id, COVER, 'clinician', history);
	}
}
