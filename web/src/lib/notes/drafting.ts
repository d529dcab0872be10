/** Notes that are being written: sealed here at each pause, and in one's own space for all devices. */
import type { JsonObject } from '../protocol/canonical.ts';
import { makeEntryId } from '../protocol/writing.ts';
import { foldNoteDrafts, placeOf, type DraftNote, type Head } from '../sync/folds/note-drafts.ts';
import { ownSpace, ownSpaces } from '../sync/own-spaces.ts';
import type { Vault } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import type { NoteFields, Version } from './view.ts';

const FOLDER = 'note/';

/** What was typed on this device, and when (ms). */
export type Typed = Readonly<{ at: number; fields: NoteFields }>;

/** What is being written, with what waits to be sent. */
export async function draftsOf(vault: Vault): Promise<DraftNote[]> {
	const logs = await Promise.all((await ownSpaces(vault, 'private')).map((id) => logOf(vault, id)));
	const log = logs.flat().toSorted((one, other) => one.receivedAt - other.receivedAt);
	return foldNoteDrafts(log);
}

export async function draftOf(vault: Vault, note: string): Promise<DraftNote | null> {
	return (await draftsOf(vault)).find((each) => each.note === note) ?? null;
}

/** Keeps what was typed on this device alone, sealed; null forgets it. */
export async function keepTyped(vault: Vault, note: string, fields: NoteFields | null) {
	const { local, http } = vault;
	const typed = fields && ({ at: http.now(), fields } satisfies Typed);
	await (typed ? local.keep(FOLDER + note, typed) : local.forget(FOLDER + note));
}

/** What was typed on this device and is in no draft yet. */
export async function typedHere({ local }: Vault, note: string): Promise<NoteFields | null> {
	return (await local.kept<Typed>(FOLDER + note))?.fields ?? null;
}

/** All of it: a page may have been killed before it was a draft. */
export async function allTyped({ local, me }: Vault): Promise<Typed[]> {
	const range = IDBKeyRange.bound([me.id, FOLDER], [me.id, `${FOLDER}\uffff`]);
	const rows = await local.store.getAll('places', range);
	return rows.map(({ place, sealed }) => {
		return JSON.parse(new TextDecoder().decode(local.open(place, sealed))) as Typed;
	});
}

/**
 * Seals a note as it is now for all of one's devices, in place of the drafts `before`. Returns the
 * id of the draft. @throws Failure without a connection, if there is no space of one's own yet
 */
export async function saveDraft(
	vault: Vault,
	fields: NoteFields,
	before: readonly string[],
): Promise<string> {
	const { facts, ...said } = fields;
	const post = { ...said, ...(facts && { facts }), before: [...before] };
	const id = await put(vault, post as unknown as JsonObject);
	await keepTyped(vault, fields.note, null);
	vault.tell({ kind: 'space', id: fields.space, where: 'device' });
	return id;
}

/** Says that a note was signed or thrown away. @throws as `saveDraft` */
export async function endDraft(
	vault: Vault,
	{ note, space }: Pick<NoteFields, 'note' | 'space'>,
	before: readonly string[],
): Promise<void> {
	if (before.length > 0) await put(vault, { note, space, before: [...before], gone: 1 });
	await keepTyped(vault, note, null);
	vault.tell({ kind: 'space', id: space, where: 'device' });
}

export function versionOf({ id, at, post }: Head): Version {
	const { note, space, kind, format, on, facts, cosign, appointment } = post;
	const [sections, lines] = [[...post.sections], [...post.lines]];
	return {
		...{ id, at },
		fields: { note, space, kind, format, on, sections, facts, lines, cosign, appointment },
	};
}

export { placeOf };

async function put(vault: Vault, said: JsonObject): Promise<string> {
	const { spaces, outbox, sender } = vault;
	const space = await ownSpace(vault, 'private');
	const id = makeEntryId();
	await outbox.add(await spaces.space(space), { type: 'note_draft', ...said }, { id });
	sender.kick(space);
	return id;
}

async function logOf(vault: Vault, id: string) {
	const listed = (await vault.spaces.listKept()).find((each) => each.id === id);
	if (listed) await vault.spaces.upTo(listed).catch(() => null); // offline it is as it was
	return wholeLog(vault, id);
}
