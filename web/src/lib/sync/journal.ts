import { makeEntryId } from '../protocol/writing.ts';
import { ownSpace, ownSpaces } from './own-spaces.ts';
import type { Vault } from './vault.ts';

/** The spaces of one's own journal. */
export const journals = (vault: Vault): Promise<string[]> => ownSpaces(vault, 'journal');

/**
 * Keeps words in the journal, sealed and signed, and sends them as soon as it can. Returns their
 * place. @throws Failure without a connection, if there is no journal yet
 */
export async function keepInJournal(vault: Vault, text: string): Promise<Kept> {
	const { spaces, outbox, sender } = vault;
	const space = await ownSpace(vault, 'journal');
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
