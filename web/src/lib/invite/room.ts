import { joinAccount, readCode, writeCode } from '../protocol/codes.ts';
import { demand } from '../protocol/errors.ts';
import { remove } from '../protocol/flows.ts';
import { changeSeats } from '../sync/seating.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { inviteClient, openSeat, type Inviter } from './inviting.ts';

/** An invitation whose code this browser has. The link carries it behind the #, which is not sent. */
export type Invited = Readonly<{
	seat: string;
	space: string;
	as: 'client' | 'staff';
	code: string;
	link: string;
	/** The last instant to join, in ms. */
	until: number;
}>;

/** An invitation that can still be used; `invited` is null if it was made on another device. */
export type Open = Readonly<{
	seat: string;
	space: string;
	as: 'client' | 'staff';
	by: string;
	until: number;
	isOver: boolean;
	invited: Invited | null;
}>;

type Kept = Readonly<{ code: string }>;

const DAY_MS = 86_400_000;
export const INVITATION_DAYS = 14;

/** Invitations, in the worker. Their codes stay in this browser, sealed, until they are used. */
export function inviteRoom(vaults: Vaults) {
	return {
		/** Opens a seat in the practice for a colleague. @throws ProblemError unless a custodian */
		async staff(days = INVITATION_DAYS): Promise<Invited> {
			const vault = vaults.open;
			const space = await practiceOf(vault);
			const { code } = await openSeat(vault, space, 'staff', days * DAY_MS);
			return keep(vault, space, code);
		},

		/**
		 * Opens a client's seat in a thread, with a welcome, perhaps with a `note` before it, that is
		 * all that the link opens.
		 * @throws ProtocolError, ProblemError, Unreachable
		 */
		async client(
			thread: string,
			inviter: Inviter,
			days = INVITATION_DAYS,
			note = '',
		): Promise<Invited> {
			const vault = vaults.open;
			const code = await inviteClient(vault, thread, inviter, days * DAY_MS, note);
			return keep(vault, thread, code);
		},

		/** The open invitations of a space, of the practice's own if none is named. */
		async open(named = ''): Promise<Open[]> {
			const vault = vaults.open;
			const id = named || (await practiceOf(vault));
			const { state } = await vault.spaces.sync(id);
			const seats = [...(state?.seats ?? [])].filter(([, { role }]) => role === 'invite');
			return Promise.all(
				seats.map(async ([seat, { as, by, until }]): Promise<Open> => {
					const invited = await recall(vault, id, seat);
					const isOver = until < vault.http.now();
					return { seat, space: id, as: roleOf(as), by, until, isOver, invited };
				}),
			);
		},

		/** Takes an invitation back; its link then says so. */
		async withdraw(space: string, seat: string): Promise<void> {
			const vault = vaults.open;
			await changeSeats(vault, space, (state, at) => remove(vault.me, state, [seat], at));
			await vault.local.forget(place(seat));
		},
	};
}

export type InviteRoom = ReturnType<typeof inviteRoom>;

async function practiceOf({ spaces }: Vault): Promise<string> {
	const practice = (await spaces.list()).find(({ type }) => type === 'practice');
	demand(practice !== undefined, 'unknownspace');
	return practice.id;
}

async function keep(vault: Vault, space: string, code: Uint8Array): Promise<Invited> {
	const written = writeCode(code, 'join');
	await vault.local.keep(place(joinAccount(code).id), { code: written } satisfies Kept);
	const invited = await recall(vault, space, joinAccount(code).id);
	demand(invited !== null, 'noinvite');
	return invited;
}

/** An invitation again, while its seat is open. */
async function recall(vault: Vault, space: string, seat: string): Promise<Invited | null> {
	const kept = await vault.local.kept<Kept>(place(seat));
	const { state } = await vault.spaces.space(space);
	const seated = state?.seats.get(seat);
	if (!kept || !seated) return null;
	const { id } = joinAccount(readCode(kept.code, 'join'));
	demand(id === seat, 'noinvite');
	const { as, until } = seated;
	const link = `${vault.http.origin}/join#${kept.code}`;
	return { seat, space, as: roleOf(as), code: kept.code, link, until };
}

function roleOf(as: string): 'client' | 'staff' {
	return as === 'staff' ? 'staff' : 'client';
}

function place(seat: string): string {
	return `code/${seat}`;
}
