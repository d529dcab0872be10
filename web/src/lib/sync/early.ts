import { sealTo, type Account } from '../protocol/keys.ts';
import { draftOf, keepDraft } from './drafts.ts';
import { Local } from './local.ts';
import type { Store } from './store.ts';
import type { Vaults } from './vault.ts';

/** To whom something is sealed that they alone open: an account's id and its public card. */
export type Owner = Readonly<{ id: string; card: Uint8Array }>;

/** When (ms) and in which zone somebody began to write. */
export type When = Readonly<{ at: number; zone: string }>;

/**
 * `text` for the box at `space`: behind what is there, or instead of it if it `replaces` that. What
 * was written before unlocking says when.
 */
type Early = Readonly<{ space: string; text: string; replaces: boolean; when?: When }>;

const FOLDER = 'early/';

/**
 * Keeps what was typed while the keys were locked, instead of what was kept as `name`: sealed to
 * its owner's card, so that this device can put it away but not read it again until they unlock.
 */
export async function keepEarly(
	store: Store,
	{ id, card }: Owner,
	name: string,
	early: Early,
): Promise<void> {
	const place = FOLDER + name;
	if (!early.text) return store.delete('places', [id, place]);
	const sealed = sealTo(card, new TextEncoder().encode(JSON.stringify(early)));
	await store.put('places', { account: id, place, sealed });
}

/** Where it is kept when a draft was begun before unlocking. */
export const whenOf = (space: string): string => `when/${space}`;

/** Makes what was typed while the keys were locked the drafts of its threads. */
export async function pickUpEarly(store: Store, account: Account): Promise<void> {
	const local = new Local(store, account);
	const range = IDBKeyRange.bound([account.id, FOLDER], [account.id, `${FOLDER}\uffff`]);
	const found = (await store.getAll('places', range)).flatMap(({ place, sealed }) => {
		const opened = account.openBox(sealed);
		if (!opened) return [];
		return [{ place, early: JSON.parse(new TextDecoder().decode(opened)) as Early }];
	});
	// What stood in a box when it was locked comes before what was added afterwards.
	found.sort((one, other) => Number(other.early.replaces) - Number(one.early.replaces));
	for (const { place, early } of found) {
		const { space, text, replaces, when } = early;
		const before = replaces ? '' : await draftOf(local, space);
		if (when && !before) await local.keep(whenOf(space), when);
		await keepDraft(local, space, [before, text].filter(Boolean).join('\n\n'));
		await store.delete('places', [account.id, place]);
	}
}

/**
 * Keeps what stands in the box at `space`, sealed. A sign-in may end between two letters: what
 * comes after the keys are gone is kept for whoever had them.
 */
export async function keepTyped(vaults: Vaults, space: string, text: string): Promise<void> {
	if (vaults.isOpen) return keepDraft(vaults.open.local, space, text);
	if (!vaults.left) return;
	await keepEarly(vaults.store, vaults.left, `box/${space}`, { space, text, replaces: true });
}
