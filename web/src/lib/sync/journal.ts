import { toWire } from '../protocol/entry.ts';
import { foundOwn } from '../protocol/flows.ts';
import { makeEntryId } from '../protocol/writing.ts';
import { purposeOf } from './folds/purpose.ts';
import { say } from './seating.ts';
import type { Vault } from './vault.ts';
import { wholeLog } from './whole-log.ts';

/** The spaces of one's own journal; two devices that began at once have made two. */
export async function journals({ spaces }: Vault): Promise<string[]> {
	const listed = await spaces.listing().catch(() => spaces.listKept());
	return listed
		.filter(({ type, purpose }) => type === 'own' && purpose === 'journal')
		.map(({ id }) => id);
}

/**
 * Keeps words in the journal, sealed and signed, and sends them as soon as it can. Returns their
 * place. @throws Failure without a connection, if there is no journal yet
 */
export async function keepInJournal(vault: Vault, text: string): Promise<Kept> {
	const { spaces, outbox, sender } = vault;
	const space = await journal(vault);
	const id = makeEntryId();
	await outbox.add(await spaces.space(space), { type: 'text', text }, { id });
	sender.kick(space);
	return { space, id };
}

/** Puts other words in place of what was kept; empty ones take it out of sight. */
export async function changeKept(vault: Vault, { space, id }: Kept, text: string): Promise<void> {
	const { spaces, outbox, sender } = vault;
	await outbox.add(await spaces.space(space), { type: 'amend', text }, { re: id });
	sender.kick(space);
}

/** Where something is kept: the journal, and the entry in it. */
export type Kept = Readonly<{ space: string; id: string }>;

/** The journal, founded if there is none; nobody but its owner ever enters it. */
async function journal(vault: Vault): Promise<string> {
	const { me, http, spaces } = vault;
	let [space] = await journals(vault);
	if (!space) {
		const root = foundOwn(me, http.now());
		await http.post('/spaces', { purpose: 'journal', root: toWire(root) });
		await spaces.list();
		space = root.hash;
	}
	if (!(await spaces.space(space)).state) await spaces.sync(space);
	const isNamed = purposeOf(await wholeLog(vault, space)).of === 'journal';
	if (!isNamed) await say(vault, space, { type: 'purpose', of: 'journal', about: '' });
	return space;
}
