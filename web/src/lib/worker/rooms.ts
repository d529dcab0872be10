import { accountsRoom } from '../accounts/room.ts';
import { calendarRoom } from '../calendar/room.ts';
import { creepRoom } from '../creep/room.ts';
import { agendaRoom } from '../agenda/room.ts';
import { filesRoom } from '../files/room.ts';
import { foundRoom } from '../found/room.ts';
import { hoursRoom } from '../hours/room.ts';
import { caseloadRoom } from '../caseload/room.ts';
import { inviteRoom } from '../invite/room.ts';
import { joinRoom } from '../join/room.ts';
import { noticesRoom } from '../notices/room.ts';
import { keptRoom } from '../kept/room.ts';
import { repliesRoom } from '../replies/room.ts';
import { reviewRoom } from '../review/room.ts';
import type { KnownLogins } from '../sync/known.ts';
import { NameBook } from '../sync/names.ts';
import type { Vaults } from '../sync/vault.ts';
import { teamRoom } from '../team/room.ts';
import { threadsRoom } from '../threads/room.ts';

/** Puts the rooms into the worker, as routes put them on pages. */
export function makeRooms(vaults: Vaults, known: KnownLogins) {
	const names = new NameBook();
	return {
		accounts: accountsRoom(vaults, known),
		calendar: calendarRoom(vaults, names),
		agenda: agendaRoom(vaults),
		creep: creepRoom(vaults),
		files: filesRoom(vaults),
		found: foundRoom(vaults, known),
		caseload: caseloadRoom(vaults, names),
		hours: hoursRoom(vaults, names),
		invite: inviteRoom(vaults),
		join: joinRoom(vaults, known),
		notices: noticesRoom(vaults),
		kept: keptRoom(vaults),
		replies: repliesRoom(vaults, names),
		review: reviewRoom(vaults, names),
		team: teamRoom(vaults, names),
		threads: threadsRoom(vaults, names),
	};
}

export type Rooms = ReturnType<typeof makeRooms>;
