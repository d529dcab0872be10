import type { Local } from './local.ts';

type Draft = { text: string };

/** Keeps what is being written in a space, sealed. Forgets it if there is nothing. */
export async function keepDraft(local: Local, space: string, text: string): Promise<void> {
	if (text) await local.keep(`draft/${space}`, { text } satisfies Draft);
	else await local.forget(`draft/${space}`);
}

/** What was being written in a space; empty if nothing. */
export async function draftOf(local: Local, space: string): Promise<string> {
	return (await local.kept<Draft>(`draft/${space}`))?.text ?? '';
}
