import type { NoteKind } from '../protocol/note-posts.ts';
import { makeEntryId } from '../protocol/writing.ts';
import { directoryOf, directoryPosts } from '../sync/directory.ts';
import { holding } from '../sync/folds/people.ts';
import type { NameBook } from '../sync/names.ts';
import { postNow } from '../sync/seating.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { dayAt } from '../text/local-days.ts';
import * as drafting from './drafting.ts';
import { foldTemplates } from './forms.ts';
import { counted, deskOf, zoneOf, type Desk } from './reading.ts';
import { clientNotes, draftRows, noteView, overviewOf } from './showing.ts';
import { addBeside, cosignNote, signNote } from './signing.ts';
import type {
	Added,
	ClientNotes,
	Counted,
	Days,
	Form,
	NoteFields,
	NoteView,
	Overview,
	Writing,
} from './view.ts';

/** Notes about clients, in the worker. */
export function notesRoom(vaults: Vaults, names: NameBook) {
	async function clientOf(vault: Vault, space: string): Promise<string> {
		return (await names.of(vault)).clients.get(space)?.name ?? '';
	}

	/** A client's spaces as new as the network lets them be. */
	async function freshDesk(vault: Vault, space: string): Promise<Desk> {
		await vault.spaces.sync(space).catch(() => null); // offline it is as it was
		const desk = await deskOf(vault, space);
		if (!desk.chart) return desk;
		await vault.spaces.sync(desk.chart).catch(() => null);
		return deskOf(vault, space);
	}

	async function forms(): Promise<Form[]> {
		const posts = await directoryPosts(vaults.open, names);
		return foldTemplates(posts.values()).map(({ template, name, sections }) => {
			return { id: template, name, sections };
		});
	}

	async function putForm({ id, name, sections }: Form, gone: 0 | 1): Promise<Form[]> {
		const vault = vaults.open;
		const directory = await directoryOf(vault, names);
		const headings = sections.map((each) => ({ ...each }));
		const post = { type: 'note_template', template: id, name, sections: headings, gone };
		await postNow(vault, directory.id, post);
		return forms();
	}

	async function client(space: string, isFresh = true): Promise<ClientNotes> {
		const vault = vaults.open;
		const desk = isFresh ? await freshDesk(vault, space) : await deskOf(vault, space);
		const name = await clientOf(vault, space);
		const rows = (await draftRows(vault, () => name)).filter((each) => each.space === space);
		return clientNotes(vault, desk, { name, rows, zone: await zoneOf(vault) });
	}

	async function note(space: string, id: string, isFresh = true): Promise<NoteView | null> {
		const vault = vaults.open;
		const desk = isFresh ? await freshDesk(vault, space) : await deskOf(vault, space);
		const { people } = await names.of(vault);
		const client = await clientOf(vault, space);
		return noteView(vault, desk, id, { client, people, zone: await zoneOf(vault) });
	}

	return {
		/** What is to be finished, to be co-signed and due, over all clients. */
		overview: (): Promise<Overview> => overviewOf(vaults.open, names),

		/** One client's notes; not `isFresh`: as this device knows them. */
		client,

		/** A signed note, null if there is none of that id. */
		note,

		/** What stands under an id here: something that is being written, a signed note, or nothing. */
		async standing(space: string, id: string): Promise<'written' | 'signed' | 'none'> {
			const vault = vaults.open;
			const isTyped = (await drafting.typedHere(vault, id)) !== null;
			if (isTyped || (await drafting.draftOf(vault, id))) return 'written';
			const isSigned = ({ notes }: Desk) => notes.some((each) => each.id === id);
			if (isSigned(await deskOf(vault, space))) return 'signed';
			return isSigned(await freshDesk(vault, space)) ? 'signed' : 'none';
		},

		/** What it takes to write a note, a new one if nothing is known of it. */
		async write(space: string, id: string): Promise<Writing> {
			const vault = vaults.open;
			const [desk, draft] = [await freshDesk(vault, space), await drafting.draftOf(vault, id)];
			const { people, clients } = await names.of(vault);
			const signed = desk.notes.find(({ post, author }) => {
				return post.note === id && author === vault.me.id;
			});
			const zone = await zoneOf(vault);
			return {
				client: clients.get(space)?.name ?? '',
				versions: draft?.heads.map(drafting.versionOf) ?? [],
				before: draft ? drafting.placeOf(draft) : [],
				typed: await drafting.typedHere(vault, id),
				signed: signed?.id ?? '',
				colleagues: holding(desk.chartPeople, 'member')
					.filter((each) => each.id !== vault.me.id)
					.map((each) => ({ id: each.id, name: people.get(each.id)?.name ?? each.name })),
				templates: await forms().catch(() => []),
				today: dayAt(zone, vault.http.now()),
				zone,
			};
		},

		/** A note with nothing in it yet. */
		begin(space: string, kind: NoteKind, appointment: string): NoteFields {
			return {
				...{ note: makeEntryId(), space, kind, format: '', on: '', appointment },
				...{ sections: [], facts: null, lines: [], cosign: '' },
			};
		},

		/** Counts the messages of a period. */
		async count(space: string, days: Days): Promise<Counted> {
			const vault = vaults.open;
			return counted(vault, await deskOf(vault, space), days);
		},

		/** Keeps what was typed on this device, sealed. */
		keep: (fields: NoteFields): Promise<void> =>
			drafting.keepTyped(vaults.open, fields.note, fields),

		/** Seals it for all devices of one's own. Returns what the next takes the place of. @throws Failure */
		async save(fields: NoteFields, before: readonly string[]): Promise<readonly string[]> {
			return [await drafting.saveDraft(vaults.open, fields, before)];
		},

		/** Throws a note away that is being written. @throws Failure */
		discard: (fields: NoteFields, before: readonly string[]): Promise<void> =>
			drafting.endDraft(vaults.open, fields, before),

		/** Signs it for good; returns the id of the note. @throws Failure */
		async sign(fields: NoteFields, before: readonly string[]): Promise<string> {
			const vault = vaults.open;
			const id = await signNote(vault, names, fields);
			await drafting.endDraft(vault, fields, before).catch(() => null); // it is signed all the same
			return id;
		},

		/** @throws Failure */
		async add(space: string, id: string, text: string, what: Added): Promise<NoteView | null> {
			await addBeside(vaults.open, names, { space, id, text, what });
			return note(space, id, false);
		},

		/** Signs a colleague's note, whose entry has this hash. @throws Failure */
		async cosign(space: string, id: string, hash: string): Promise<NoteView | null> {
			await cosignNote(vaults.open, names, { space, id, hash });
			return note(space, id, false);
		},

		/** The practice's own forms. */
		forms,

		/** Keeps a form for all of the practice; without an id it is a new one. @throws Failure */
		keepForm: (form: Form): Promise<Form[]> =>
			putForm({ ...form, id: form.id || makeEntryId() }, 0),

		/** Takes a form out of use; notes that have it stay. @throws Failure */
		endForm: (form: Form): Promise<Form[]> => putForm(form, 1),
	};
}

export type NotesRoom = ReturnType<typeof notesRoom>;
