import { Http } from '../../src/lib/api/http.ts';
import { loweringRoom } from '../../src/lib/matches/lowering.ts';
import { matchesRoom } from '../../src/lib/matches/room.ts';
import type { Account } from '../../src/lib/protocol/keys.ts';
import { Local } from '../../src/lib/sync/local.ts';
import type { NameBook } from '../../src/lib/sync/names.ts';
import { Outbox } from '../../src/lib/sync/outbox.ts';
import { Space } from '../../src/lib/sync/space.ts';
import { openStore } from '../../src/lib/sync/store.ts';
import type { Vaults } from '../../src/lib/sync/vault.ts';
import { stateOf } from '../sync/people.ts';
import { ORIGIN, type Server } from '../sync/server.ts';

const names = { of: () => Promise.resolve({ people: new Map() }) };
let desks = 0;

/** The desk of `me` on a device of its own; `deliver` sends what waits there. */
export async function openDesk(server: Server, me: Account) {
	const http = new Http(ORIGIN);
	const local = new Local(await openStore(`desk-${String((desks += 1))}`), me);
	const space = await Space.load(http, local, stateOf(server).space);
	const sync = async () => {
		await space.sync(() => undefined);
		return space;
	};
	const spaces = { sync, space: () => Promise.resolve(space) };
	const outbox = new Outbox(http, local);
	const sender = { kick: () => undefined };
	const vaults = { open: { me, http, local, spaces, outbox, sender } } as unknown as Vaults;
	const screener = { found: () => Promise.resolve([]) };
	return {
		space: space.id,
		matches: matchesRoom(vaults, screener as unknown as Parameters<typeof matchesRoom>[1]),
		lowering: loweringRoom(vaults, names as unknown as NameBook),
		sync,
		deliver: () =>
			outbox.deliver(
				space,
				() => space.sync(() => undefined),
				() => undefined,
			),
	};
}
