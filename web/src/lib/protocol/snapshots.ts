/** A verified state as bytes, to be kept beside its pin under the account's own key. */
import { decode, encode } from './canonical.ts';
import { b64, unb64 } from './encoding.ts';
import { EntryIds, type SpaceState } from './state.ts';

type Snapshot = {
	version: number;
	space: string;
	type: string;
	founder: string;
	seq: number;
	head: string;
	last_seats: string;
	seats: [
		id: string,
		card: string,
		role: string,
		by: string,
		as: string,
		until: number,
		proof: string,
	][];
	gen: number;
	commits: [number, string][];
	cards: [number, string][];
	boxes: [string, string[]][];
	ever: [string, string][];
	accepts: string[];
	practice_cards: string[];
	ids: string[];
};

/** The bytes from which `loadState` makes the same state. */
export function dumpState(state: SpaceState): Uint8Array {
	const { lastSeats, practiceCards, ...rest } = state;
	const snapshot = {
		...rest,
		last_seats: lastSeats,
		practice_cards: practiceCards.map(b64),
		seats: [...state.seats].map(([id, { card, role, by, as, until, proof }]) => [
			...[id, b64(card), role, by, as, until, b64(proof)],
		]),
		commits: [...state.commits].map(([gen, commit]) => [gen, b64(commit)]),
		cards: [...state.cards].map(([gen, card]) => [gen, b64(card)]),
		boxes: [...state.boxes].map(([name, boxes]) => [name, boxes.map(b64)]),
		ever: [...state.ever].map(([id, role]) => [id, role]),
		accepts: [...state.accepts],
		ids: state.ids.toArray(),
	};
	return encode(snapshot);
}

/** The state in a snapshot of this device's own. @throws ProtocolError 'json' | 'b64' */
export function loadState(bytes: Uint8Array): SpaceState {
	const { last_seats, practice_cards, ...rest } = decode(bytes) as unknown as Snapshot;
	return {
		...rest,
		lastSeats: last_seats,
		practiceCards: practice_cards.map((card) => unb64(card)),
		seats: new Map(
			rest.seats.map(([id, card, role, by, as, until, proof]) => [
				id,
				{ card: unb64(card), role, by, as, until, proof: unb64(proof) },
			]),
		),
		commits: new Map(rest.commits.map(([gen, commit]) => [gen, unb64(commit)])),
		cards: new Map(rest.cards.map(([gen, card]) => [gen, unb64(card)])),
		boxes: new Map(rest.boxes.map(([name, boxes]) => [name, boxes.map((box) => unb64(box))])),
		ever: new Map(rest.ever),
		accepts: new Set(rest.accepts),
		ids: EntryIds.of(rest.ids),
	};
}
