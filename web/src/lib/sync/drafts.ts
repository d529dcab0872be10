import type { Local } from './local.ts';

type Draft = { text: string };

const FOLDER = 'draft/';

/** Keeps what is being written in a space, sealed. Forgets it if there is nothing. */
export async function keepDraft(local: Local, space: string, text: string): Promise<void> {
	if (text) await local.keep(FOLDER + space, { text } satisfies Draft);
	else await local.forget(FOLDER + space);
}

/** What was being written in a space; empty if nothing. */
export async function draftOf(local: Local, space: string): Promise<string> {
	return (await local.kept<Draft>(FOLDER + space))?.text ?? '';
}

/** Where drafts are kept whose place begins so. */
export async function draftsUnder({ account, store }: Local, folder: string): Promise<string[]> {
	const first = FOLDER + folder;
	const range = IDBKeyRange.bound([account.id, first], [account.id, `${first}\uffff`]);
	const keys = await store.getAllKeys('places', range);
	return keys.map(([, place]) => place.slice(FOLDER.length));
}
