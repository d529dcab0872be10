/** What is signed in a chart: notes, and what stands beside them. In the worker. */
import type { JsonObject } from '../protocol/canonical.ts';
import { ProtocolError } from '../protocol/errors.ts';
import type { Section } from '../protocol/note-posts.ts';
import { foundShared } from '../sync/founding.ts';
import { isLate } from '../sync/folds/note-facts.ts';
import type { NameBook } from '../sync/names.ts';
import type { Vault } from '../sync/vault.ts';
import { dayAt } from '../text/local-days.ts';
import { deskOf, zoneOf } from './reading.ts';
import type { Added, NoteFields } from './view.ts';

/**
 * Signs a note under its own id, so that however often it is asked for there is one. It goes out now
 * or once there is a connection. Returns the id. @throws Failure
 */
export async function signNote(vault: Vault, names: NameBook, fields: NoteFields): Promise<string> {
	const { chart, notes } = await deskOf(vault, fields.space);
	const same = notes.find(({ post, author }) => {
		return post.note === fields.note && author === vault.me.id;
	});
	if (same && !isSame(same.post.sections, fields.sections)) throw new ProtocolError('post');
	if (same) return same.id; // what differs, from another device, is for its author to add beside it
	const today = dayAt(await zoneOf(vault), vault.http.now());
	const isEmpty = fields.sections.every(({ text }) => !text.trim());
	if (isEmpty || !fields.on || fields.on > today) throw new ProtocolError('post');
	const { space, facts, ...said } = fields;
	const post = {
		...{ type: 'note', ...said, ...(facts && { facts }) },
		...(await ownName(vault, names)),
		late: isLate(fields.on, today) ? 1 : 0,
	};
	await put(vault, chart || (await foundShared(vault, 'chart', space)), post, fields.note);
	return fields.note;
}

/** Puts something beside a note; `error` strikes one's own. @throws Failure */
export async function addBeside(
	vault: Vault,
	names: NameBook,
	{ space, id, text, what }: Readonly<{ space: string; id: string; text: string; what: Added }>,
): Promise<void> {
	const { chart, notes } = await deskOf(vault, space);
	const note = notes.find((each) => each.id === id);
	if (!note || (what === 'error' && note.author !== vault.me.id)) throw new ProtocolError('role');
	const said = { type: 'addendum', of: id, text, what, ...(await ownName(vault, names)) };
	await put(vault, chart, said);
}

/** Signs a colleague's note as this device has it. @throws Failure */
export async function cosignNote(
	vault: Vault,
	names: NameBook,
	{ space, id, hash }: Readonly<{ space: string; id: string; hash: string }>,
): Promise<void> {
	const { chart, notes } = await deskOf(vault, space);
	const note = notes.find((each) => each.id === id && each.hash === hash);
	if (!note || note.author === vault.me.id || note.isStruck) throw new ProtocolError('role');
	if (note.cosigned.some(({ author }) => author === vault.me.id)) return;
	await put(vault, chart, { type: 'cosigned', of: id, hash, ...(await ownName(vault, names)) });
}

/** What the viewer is called, as the directory has it. @throws ProtocolError without a name */
async function ownName(vault: Vault, names: NameBook) {
	const known = (await names.of(vault)).people.get(vault.me.id);
	if (!known?.name) throw new ProtocolError('unknownspace');
	return { name: known.name, credential: known.credential };
}

function isSame(signed: readonly Section[], written: readonly Section[]): boolean {
	const words = ({ id, title, text }: Section) => [id, title, text];
	return JSON.stringify(signed.map(words)) === JSON.stringify(written.map(words));
}

async function put(vault: Vault, chart: string, said: object, id = ''): Promise<void> {
	const { spaces, outbox, sender } = vault;
	const post = said as JsonObject;
	await outbox.add(await spaces.space(chart), post, id ? { id } : {});
	sender.kick(chart);
}
