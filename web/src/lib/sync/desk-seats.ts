/**
 * The practice's office in the desks: the front desk writes there, a biller reads. As
 * `meantime.sdk.desk_seats`: permissions are the server's word, cards come out of the practice's
 * verified space, and nobody is seated in a conversation or a chart this way.
 */
import type { SpaceSummary } from '../api/shapes/spaces.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { foldPeople } from './folds/people.ts';
import { purposeOf } from './folds/purpose.ts';
import type { NameBook } from './names.ts';
import { actingAs } from './practice-seat.ts';
import { staffOf } from './roster.ts';
import { handOver, type Walked } from './rotation.ts';
import type { Hands } from './seating.ts';
import { seatColleague, unseat, type Colleague } from './sharing.ts';
import type { Vault } from './vault.ts';
import { Walk, type Progress } from './walk.ts';

type Staff = Readonly<{ staff: readonly { account_id: string; permissions: readonly string[] }[] }>;

/** Who sits in every desk, and as what; by account. */
export type Office = ReadonlyMap<string, Readonly<{ who: Colleague; role: string }>>;

/** Of several the first counts. */
const ROLES: ReadonlyMap<string, string> = new Map([
	['front_desk', 'member'],
	['biller', 'observer'],
]);
const HELD_BY_STAFF = new Set(['clinician', 'observer', 'member']);

/** Whether a change of what somebody may do moves seats in desks. */
export function movesSeats(before: readonly string[], after: readonly string[]): boolean {
	const changed = new Set(before).symmetricDifference(new Set(after));
	return [...ROLES.keys()].some((may) => changed.has(may));
}

/** The front desk and the billers of today, as far as the directory names them. @throws Failure */
export async function officeOf(vault: Vault, names: NameBook): Promise<Office> {
	const { staff } = await vault.http.get<Staff>('/staff');
	const may = new Map(staff.map(({ account_id: id, permissions }) => [id, permissions]));
	return new Map(
		(await staffOf(vault, names)).flatMap((who) => {
			const own = may.get(who.id) ?? [];
			const [, role] = [...ROLES].find(([permission]) => own.includes(permission)) ?? [];
			return role && who.isNamed ? [[who.id, { who, role }]] : [];
		}),
	);
}

/** Seats in one desk whoever of the office is missing there. @throws as `changeSeats` */
export async function fillDesk(hands: Hands, id: string, office: Office): Promise<void> {
	if (office.size === 0) return;
	const space = await hands.spaces.sync(id);
	const care = await careOf(hands, id);
	const people = foldPeople(space.log());
	for (const { who, role } of office.values()) {
		const isNamed = Boolean(people.get(who.id)?.name);
		const isSeated = space.state?.seats.get(who.id)?.role === role;
		if (!care.has(who.id) && !(isSeated && isNamed)) {
			await seatColleague(hands, id, who, role, 'all');
		}
	}
}

/** Seats the office in the desks that this account writes in; takes nobody out. @throws Failure */
export async function fillOwnDesks(vault: Vault, names: NameBook): Promise<void> {
	const office = await officeOf(vault, names);
	for (const { id, role, until_seq: until } of desksOf(await vault.spaces.listKept())) {
		if (role === 'member' && until < 0) await fillDesk(vault, id, office);
	}
}

/**
 * Seats the office in every desk, and takes out who is of it no more, acting as the practice. Where
 * it stops, do it again. @throws ProtocolError 'nokey' for all but custodians, Unreachable
 */
export async function settleDesks(vault: Vault, names: NameBook, tell: Progress): Promise<Walked> {
	const walk = new Walk(vault.local, tell);
	const newest = await handOver(vault, walk);
	names.forget(vault);
	const office = await officeOf(vault, names);
	await actingAs(vault, newest, (practice) =>
		walk.through(practice, (hands, { id }) => settle(hands, id, office), desksOf),
	);
	return { done: walk.done.size, failed: walk.failed, missing: walk.missing().size };
}

async function settle(practice: Hands, id: string, office: Office): Promise<void> {
	await fillDesk(practice, id, office);
	const { state } = await practice.spaces.sync(id);
	const care = await careOf(practice, id);
	const gone = [...(state?.seats ?? [])]
		.filter(([who, { role }]) => HELD_BY_STAFF.has(role) && !office.has(who) && !care.has(who))
		.map(([who]) => who);
	await unseat(practice, id, gone);
}

/** Who of the practice sits in the conversation that a desk is about. @throws ProtocolError */
async function careOf({ spaces }: Hands, id: string): Promise<Set<string>> {
	const { about } = purposeOf((await spaces.space(id)).log());
	const { state } = about ? await spaces.sync(about) : { state: null };
	if (!state) throw new ProtocolError('unknownspace');
	const seated = [...state.seats].filter(([, { role }]) => HELD_BY_STAFF.has(role));
	return new Set(seated.map(([who]) => who));
}

function desksOf(listed: readonly SpaceSummary[]): readonly SpaceSummary[] {
	return listed.filter(({ purpose }) => purpose === 'desk');
}
