import { b64, sameBytes } from './encoding.ts';
import type { Entry } from './entry.ts';
import { ProtocolError, demand } from './errors.ts';
import type { Account } from './keys.ts';
import { readChange } from './shapes.ts';
import type { Seat, SpaceState } from './state.ts';
import { spaceProof } from './writing.ts';

/** Whom a practice vouches for: ids of its staff, and its own cards as text. */
export type Roster = { staff: ReadonlySet<string>; cards: ReadonlySet<string> };

const STAFF = ['staff', 'custodian'];
const FROM_ROSTER = ['clinician', 'observer', 'member'];

/** Everybody whom a verified practice ever had: what an app judges a history by. */
export function wholeRoster(practice: SpaceState): Roster {
	demand(practice.type === 'practice', 'unknownspace');
	const staff = [...practice.ever].filter(([, role]) => STAFF.includes(role));
	return {
		staff: new Set(staff.map(([id]) => id)),
		cards: new Set([...practice.cards.values()].map(b64)),
	};
}

/**
 * Whether `me` may trust a verified log; nothing in it is opened before. Staff judge care and team
 * spaces by the roster of their practice, null if they have none; everybody else, and everybody in
 * the practice space and in spaces of their own, by their own signature in the log.
 * Source: protocol.md section 5, "Trust in a space".
 * @throws ProtocolError 'unknownspace', with the `seq` from which the space is frozen
 */
export function checkTrust(
	state: SpaceState,
	entries: Iterable<Entry>,
	me: string,
	roster: Roster | null,
): void {
	const isPersonal = state.type === 'practice' || state.type === 'own';
	if (isPersonal || state.ever.get(me) === 'client') {
		checkMine(state, me);
		return;
	}
	if (roster === null) throw new ProtocolError('unknownspace', 0);
	for (const entry of entries) checkSeating(entry, roster);
}

/** Whether `me` founded the space or once accepted a seat in it. @throws ProtocolError 'unknownspace' */
export function checkMine(state: SpaceState, me: string): void {
	const hasAccepted = state.type !== 'own' && state.accepts.has(me);
	demand(hasAccepted || state.founder === me, 'unknownspace');
}

/**
 * Whether a verified entry of a care or team space seats only whom the practice vouches for. The
 * root is such an entry too, which also judges who founded the space.
 * @throws ProtocolError 'unknownspace'
 */
export function checkSeating({ header, body }: Entry, { staff, cards }: Roster): void {
	if (header.kind !== 'seats') return;
	for (const { id, card, role } of readChange(body).add) {
		const isOurs = role === 'practice' ? cards.has(b64(card)) : staff.has(id);
		const isVouchedFor = role === 'practice' || FROM_ROSTER.includes(role);
		if (isVouchedFor && !isOurs) throw new ProtocolError('unknownspace', header.seq);
	}
}

/**
 * The open seat of a join code in a verified space.
 * @throws ProtocolError 'noinvite' if there is none (in `ever`: it was used) | 'proof' in a fake
 */
export function checkInvitation(state: SpaceState, joiner: Account): Seat {
	const seat = state.seats.get(joiner.id);
	demand(seat?.role === 'invite', 'noinvite');
	demand(sameBytes(seat.proof, spaceProof(joiner, state.space)), 'proof');
	return seat;
}
