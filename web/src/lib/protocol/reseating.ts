/** One `seats` entry with every key that it calls for: the step that most flows are made of. */
import type { Addition, Change, Entry, KeyBox } from './entry.ts';
import { ProtocolError, type Code } from './errors.ts';
import { Account, sealTo } from './keys.ts';
import { mustRotate, rulesOf } from './roles.ts';
import { commitment, generationKey, makeGenerationKey } from './sealing.ts';
import { NO_SPACE, boxName, type SpaceState } from './state.ts';
import { seat, seatsEntry } from './writing.ts';

/** Generations for the seat `to`, which `holder` opens out of its own boxes. */
export type Grant = { holder: Account; to: string; gens: readonly number[] };

/** Who leaves, who comes, who is given old keys, and whether keys change without need. */
export type Move = {
	remove?: readonly string[];
	add?: Addition[];
	grants?: readonly Grant[];
	rotates?: boolean;
};

/** The part of an entry that begins a generation, and the key itself. */
export type Generation = Pick<Change, 'gen' | 'commit' | 'card' | 'keys'> & { key: Uint8Array };

const NOTHING = new Uint8Array();

/** The root of a new space. Also its first key: in a practice space the practice's own secret. */
export function found(
	founder: Account,
	type: string,
	others: Addition[],
	at: number,
): { root: Entry; key: Uint8Array } {
	const add = [seat(founder.card, rulesOf(type).root[0]), ...others];
	const { key, ...generation } = beginGeneration({ ...NO_SPACE, type }, [], add);
	return { root: seatsEntry(founder, null, { type, add, ...generation }, at), key };
}

/**
 * The entry that makes this move at `at` (ms). Whoever leaves takes their open invitations along.
 * @throws ProtocolError 'nokey' | 'seal' | 'commit' | 'secret' if a granted key cannot be opened
 */
export function reseat(
	account: Account,
	state: SpaceState,
	{ remove = [], add = [], grants = [], rotates = false }: Move,
	at: number,
): Entry {
	const gone = [...remove, ...invitationsBy(state, remove)];
	const removed = gone.map((id) => state.seats.get(id)?.role ?? '');
	const added = add.map(({ role }) => role);
	const granted = grants.flatMap((grant) => openGrant(state, grant, add));
	const change = { add, remove: gone, keys: granted };
	if (!rotates && !mustRotate(state.type, removed, added)) {
		return seatsEntry(account, state, change, at);
	}
	const { gen, commit, card, keys } = beginGeneration(state, gone, add);
	const begun = { ...change, gen, commit, card, keys: [...keys, ...granted] };
	return seatsEntry(account, state, begun, at);
}

/** A new generation for everybody who stays or comes; in a care space a new link opens it too. */
export function beginGeneration(
	{ type, space, seats, gen: before }: SpaceState,
	gone: readonly string[],
	add: readonly Addition[],
): Generation {
	const { keyHolders } = rulesOf(type);
	const opening = type === 'care' ? [...keyHolders, 'invite'] : keyHolders;
	const stay = [...seats].filter(
		([id, { role }]) => keyHolders.includes(role) && !gone.includes(id),
	);
	const come = add.filter(({ role }) => opening.includes(role));
	const cards = [...stay, ...come.map((seat) => [seat.id, seat] as const)];
	const key = makeGenerationKey();
	const gen = before + 1;
	return {
		key,
		gen,
		commit: commitment(key, space, gen),
		card: type === 'practice' ? new Account(key).card : NOTHING,
		keys: cards.map(([to, { card }]) => ({ gen, to, box: sealTo(card, key) })),
	};
}

/** Granted generations, sealed again to a seat that is there or is being added. */
export function openGrant(
	state: SpaceState,
	{ holder, to, gens }: Grant,
	add: readonly Addition[],
): KeyBox[] {
	const seated = add.find(({ id }) => id === to) ?? state.seats.get(to);
	if (seated === undefined) return [];
	return gens.map((gen) => {
		const key = generationKey(state, holder, gen);
		return { gen, to, box: sealTo(seated.card, key) };
	});
}

/** The generations that have been sealed to this id, oldest first. */
export function generationsOf(state: SpaceState, id: string): number[] {
	const gens = Array.from({ length: state.gen }, (_, index) => index + 1);
	return gens.filter((gen) => state.boxes.has(boxName(gen, id)));
}

/**
 * The generations that this account cannot open, each with its code: 'nokey' where nothing was
 * sealed to it, else 'seal', 'commit' or 'secret' (flow F13).
 */
export function unreadableGenerations(state: SpaceState, account: Account): Map<number, Code> {
	const found = new Map<number, Code>();
	for (let gen = 1; gen <= state.gen; gen += 1) {
		try {
			generationKey(state, account, gen);
		} catch (error) {
			if (!(error instanceof ProtocolError)) throw error;
			found.set(gen, error.code);
		}
	}
	return found;
}

/**
 * The generations that this account opens, oldest first: rubbish that somebody sealed to it holds
 * up no change of seats.
 */
export function readableGenerations(state: SpaceState, account: Account): number[] {
	const unreadable = unreadableGenerations(state, account);
	return generationsOf(state, account.id).filter((gen) => !unreadable.has(gen));
}

/** The open invitations that these people made, without those that are among them. */
function invitationsBy({ seats }: SpaceState, inviters: readonly string[]): string[] {
	const open = [...seats].filter(([, { role, by }]) => role === 'invite' && inviters.includes(by));
	return open.map(([id]) => id).filter((id) => !inviters.includes(id));
}
