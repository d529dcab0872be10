import type { Local } from './local.ts';

type Draft = { text: string };

/**
 * Keeps what is being written in a space, sealed: a message, or a correction of `entryId`. Forgets
 * it if there is nothing.
 */
export async function keepDraft(
	local: Local,
	space: string,
	text: string,
	entryId = '',
): Promise<void> {
	const place = placeOf(space, entryId);
	if (text) await local.keep(place, { text } satisfies Draft);
	else await local.forget(place);
}

/** What was being written in a space, or as a correction of `entryId`; empty if nothing. */
export async function draftOf(local: Local, space: string, entryId = ''): Promise<string> {
	return (await local.kept<Draft>(placeOf(space, entryId)))?.text ?? '';
}

function placeOf(space: string, entryId: string): string {
	return entryId ? `draft/${space}/${entryId}` : `draft/${space}`;
}
