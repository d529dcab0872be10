/** What this device has noted of a client's messages in a conversation, sealed. */
import type { Given } from './attention.ts';
import type { Carried, Earlier } from './found.ts';
import { makeEntryId } from '../protocol/writing.ts';
import type { Vault } from '../sync/vault.ts';

const KEPT_MS = 15 * 24 * 3_600_000; // no sign of the days looks further back
const MOST = 400;

/** A message that nothing has looked at; what is found goes after it as the entry `againId`. */
type Left = Given & Look;

/** One look at a message; another wording of it has another `againId`. */
export type Look = Readonly<{ id: string; againId: string }>;

export type Noted = Readonly<{ earlier: readonly Earlier[]; unlooked: readonly Left[] }>;

/** What of a vault it takes. */
export type Notes = Readonly<{
	me: Pick<Vault['me'], 'id'>;
	local: Pick<Vault['local'], 'kept' | 'keep'>;
	http: Pick<Vault['http'], 'now'>;
}>;

export async function notedIn({ local }: Notes, id: string): Promise<Noted> {
	return (await local.kept<Noted>(placeOf(id))) ?? { earlier: [], unlooked: [] };
}

/** As `notedIn`, with nothing on its way: each message that is noted is there to be looked at. */
export function settledIn(notes: Notes, id: string): Promise<Noted> {
	return alone(notes, id, () => notedIn(notes, id));
}

/**
 * Has `add` keep a message, or another wording of it, with what was noticed in it. That nothing was
 * looked at is noted before it can leave: what ends in between loses no message.
 */
export function addNoted(
	notes: Notes,
	id: string,
	entryId: string,
	carried: Carried,
	add: () => Promise<void>,
): Promise<void> {
	return alone(notes, id, async () => {
		const noted = await notedIn(notes, id);
		const others = noted.unlooked.filter((each) => each.id !== entryId);
		if (!carried.isChecked) {
			const before = noted.unlooked.find((each) => each.id === entryId);
			const { answer, tier } = carried.answer || !before ? carried : before; // it was said of it
			const left = { id: entryId, againId: makeEntryId(), answer, tier };
			await keepIn(notes, id, { ...noted, unlooked: [...others, left] });
			return add();
		}
		await add();
		const { earlier } = withSign(noted, carried, notes.http.now());
		await keepIn(notes, id, { earlier, unlooked: others });
	});
}

/**
 * Has `goAfter` send what was found in a message that had left unlooked, unless another tab has, or
 * it has another wording now: that one is looked at for itself.
 * What is tried again goes under the same id, so that it is sent once.
 */
export function whenLooked(
	notes: Notes,
	id: string,
	look: Look,
	found: Carried,
	goAfter: () => Promise<void>,
): Promise<void> {
	return alone(notes, id, async () => {
		const noted = await notedIn(notes, id);
		const left = noted.unlooked.find((each) => isLook(each, look));
		if (!left) return;
		await goAfter();
		const { earlier } = withSign(noted, found, notes.http.now());
		await keepIn(notes, id, { earlier, unlooked: noted.unlooked.filter((each) => each !== left) });
	});
}

function isLook(left: Left, { id, againId }: Look): boolean {
	return left.id === id && left.againId === againId;
}

/** Without what its writer says was misread. */
function withSign(noted: Noted, { tier, noticed, answer }: Carried, now: number): Noted {
	if (tier === 'none' || answer === 'misread') return noted;
	const earlier = [...noted.earlier, { at: now, tier, rules: noticed }];
	return { ...noted, earlier: earlier.filter(({ at }) => now - at < KEPT_MS).slice(-MOST) };
}

function placeOf(id: string): string {
	return `noticed/${id}`;
}

async function keepIn({ local }: Notes, id: string, noted: Noted): Promise<void> {
	await local.keep(placeOf(id), noted);
}

/** Reads and writes what is noted while no other tab does. */
function alone<Result>({ me }: Notes, id: string, action: () => Promise<Result>): Promise<Result> {
	return navigator.locks.request(`meantime/noticed/${id}/${me.id}`, action);
}
