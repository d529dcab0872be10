import type { Custody } from '../api/shapes/records.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { changeRole } from '../protocol/flows.ts';
import { movesSeats, settleDesks } from '../sync/desk-seats.ts';
import type { NameBook } from '../sync/names.ts';
import { staffOf } from '../sync/roster.ts';
import { changeSeats } from '../sync/seating.ts';
import type { Vaults } from '../sync/vault.ts';
import { introduce } from './introducing.ts';
import { dismiss, type Left } from './leaving.ts';
import type { Introduction, Permission, Settled, Standing, TeamView } from './view.ts';

type Staff = Readonly<{ staff: readonly { account_id: string; permissions: Permission[] }[] }>;
type Leaving = Readonly<{ who: string; heir: string }>;

const LEAVING = 'leaving';
const PERMITTED = 'permitted';
const DESKS = 'desks';

/** The practice's people, in the worker. */
export function teamRoom(vaults: Vaults, names: NameBook) {
	async function view(): Promise<TeamView> {
		const vault = vaults.open;
		await vault.spaces.list();
		names.forget(vault);
		const [staff, { staff: rows }] = await Promise.all([
			staffOf(vault, names),
			vault.http.get<Staff>('/staff'),
		]);
		const permissions = new Map(rows.map((row) => [row.account_id, row.permissions]));
		const members = staff.map(({ id, name, credential, role }) => {
			const may = permissions.get(id) ?? [];
			return { id, name, credential, role, permissions: may, isMe: id === vault.me.id };
		});
		const mine = members.find(({ isMe }) => isMe);
		const { state } = await vault.spaces.practice();
		const { directory, people } = await names.of(vault);
		const isCustodian = mine?.role === 'custodian';
		const left = isCustodian ? (await vault.http.get<Custody>('/custody')).leavers : [];
		return {
			members,
			isCustodian,
			leavers: left.map(({ seat_id: id }) => ({ id, name: people.get(id)?.name ?? '' })),
			canName: directory !== '' || state?.founder === vault.me.id,
			isUnsettled: isCustodian && Boolean(await vault.local.kept<object>(DESKS)),
			leaving: (await vault.local.kept<Leaving>(LEAVING))?.who ?? '',
		};
	}

	async function walk({ who, heir }: Leaving): Promise<Left> {
		const vault = vaults.open;
		const colleague = (await staffOf(vault, names)).find(({ id }) => id === heir) ?? null;
		if (heir && (!colleague?.isNamed || heir === who)) throw new ProtocolError('unknownspace');
		await vault.local.keep(LEAVING, { who, heir } satisfies Leaving);
		const left = await dismiss(vault, who, colleague, (done, all) => {
			vault.tell({ kind: 'walk', done, all });
		});
		if (left.failed + left.missing === 0) await vault.local.forget(LEAVING);
		await vault.spaces.list();
		return left;
	}

	return {
		/** What the viewer is to the practice, also without a connection. */
		async standing(): Promise<Standing> {
			const { spaces, me } = vaults.open;
			const kept = await spaces.listKept();
			const listed = kept.length > 0 ? kept : await spaces.listing();
			const seat = listed.find(({ type, until_seq: until }) => type === 'practice' && until < 0);
			if (!seat) return { role: 'client', id: me.id };
			return { role: seat.role === 'custodian' ? 'custodian' : 'staff', id: me.id };
		},

		/** What the server lets the viewer do, or did when it was asked last. */
		async permissions(): Promise<readonly Permission[]> {
			const { http, local, me } = vaults.open;
			try {
				const { staff } = await http.get<Staff>('/staff');
				const mine = staff.find(({ account_id: id }) => id === me.id)?.permissions ?? [];
				await local.keep(PERMITTED, { mine });
				return mine;
			} catch {
				return (await local.kept<{ mine: Permission[] }>(PERMITTED))?.mine ?? [];
			}
		},

		/** Who is of the practice today. @throws Failure */
		view,

		/** Names somebody in the directory and says what they may do. @throws Failure */
		async introduce(who: Introduction): Promise<TeamView> {
			const vault = vaults.open;
			await introduce(vault, names, who);
			const before = (await view()).members.find(({ id }) => id === who.id);
			if (before && !isSame(before.permissions, who.permissions)) {
				if (movesSeats(before.permissions, who.permissions))
					await vault.local.keep(DESKS, { who: who.id });
				await vault.http.put(`/staff/${who.id}`, { permissions: who.permissions });
			}
			return view();
		},

		/**
		 * Seats billers and the front desk in all desks, and takes out who is so no more. Tells its
		 * progress as news; asked again it goes on. @throws Failure
		 */
		async settle(): Promise<Settled> {
			const vault = vaults.open;
			const { done, failed, missing } = await settleDesks(vault, names, (n, all) => {
				vault.tell({ kind: 'walk', done: n, all });
			});
			if (failed.size + missing === 0) await vault.local.forget(DESKS);
			return { done, failed: failed.size, missing };
		},

		/** Makes somebody of staff a custodian, who can then read all that the practice can. */
		async promote(id: string): Promise<TeamView> {
			const vault = vaults.open;
			const practice = await vault.spaces.practice();
			await changeSeats(vault, practice.id, (state, at) => {
				return changeRole(vault.me, state, id, 'custodian', at);
			});
			return view();
		},

		/**
		 * Takes somebody who leaves out of the roster and of all spaces; `heir` (an id, or empty)
		 * takes their seats over. Tells its progress as news; asked again it goes on.
		 * @throws Failure
		 */
		dismiss: (who: string, heir: string): Promise<Left> => walk({ who, heir }),

		/** Goes on with a leaving that broke off on this device. @throws Failure */
		async resume(): Promise<Left> {
			const kept = await vaults.open.local.kept<Leaving>(LEAVING);
			if (!kept) throw new ProtocolError('noinvite');
			return walk(kept);
		},
	};
}

export type TeamRoom = ReturnType<typeof teamRoom>;

function isSame(some: readonly Permission[], others: readonly Permission[]): boolean {
	return new Set(some).symmetricDifference(new Set(others)).size === 0;
}
