/** Spaces that are one person's alone: a journal, or a clinician's private one. */
import { toWire } from '../protocol/entry.ts';
import { foundOwn } from '../protocol/flows.ts';
import { purposeOf } from './folds/purpose.ts';
import { say } from './seating.ts';
import type { Vault } from './vault.ts';
import { wholeLog } from './whole-log.ts';

type Of = 'journal' | 'private';

/** All of one's own of that purpose; two devices that began at once have made two. */
export async function ownSpaces({ spaces }: Vault, of: Of): Promise<string[]> {
	const listed = await spaces.listing().catch(() => spaces.listKept());
	return listed.filter(({ type, purpose }) => type === 'own' && purpose === of).map(({ id }) => id);
}

/**
 * The one to write in, founded if there is none; nobody but its owner ever enters it.
 * @throws Failure without a connection, if there is none yet
 */
export async function ownSpace(vault: Vault, of: Of): Promise<string> {
	const { me, http, spaces } = vault;
	let [space] = await ownSpaces(vault, of);
	if (!space) {
		const root = foundOwn(me, http.now());
		await http.post('/spaces', { purpose: of, root: toWire(root) });
		await spaces.list();
		space = root.hash;
	}
	if (!(await spaces.space(space)).state) await spaces.sync(space);
	const isNamed = purposeOf(await wholeLog(vault, space)).of === of;
	if (!isNamed) await say(vault, space, { type: 'purpose', of, about: '' });
	return space;
}
