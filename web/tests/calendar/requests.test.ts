import { expect, test } from 'vitest';
import { calendarRoom } from '../../src/lib/calendar/room.ts';
import type { NameBook } from '../../src/lib/sync/names.ts';
import type { Vaults } from '../../src/lib/sync/vault.ts';

const REQUEST = {
	...{ id: 'r', space_id: 's', made_by: 'client', state: 'requested', zone: 'UTC' },
	...{ slots: ['2026-03-04T10:00:00Z'], moves_id: 'a', moves_day: '2026-03-02' },
};
const MOVED = { id: 'a', day: '2026-03-02', starts_at: '2026-03-03T15:00:00Z' };

function roomWith(appointments: object[]) {
	const pages: Record<string, object> = {
		'/appointment-requests': { requests: [REQUEST], next: '' },
		'/appointments': { appointments, next: '' },
	};
	const get = (path: string) => Promise.resolve(pages[path]);
	const names = { of: () => Promise.resolve({ clients: new Map() }) };
	const vaults = { open: { http: { get }, me: { id: '' } } };
	return calendarRoom(vaults as unknown as Vaults, names as unknown as NameBook);
}

test('a request to move knows when the session is now that it would take the place of', async () => {
	const [asked] = await roomWith([{ ...MOVED, id: 'b' }, MOVED]).requests(true);
	expect(asked?.movesAt).toBe(Date.UTC(2026, 2, 3, 15));
	const [unknown] = await roomWith([]).requests(true);
	expect(unknown?.movesAt).toBe(0);
});
