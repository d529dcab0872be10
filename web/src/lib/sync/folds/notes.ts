/**
 * The signed notes of a chart, with what stands beside each. Nothing changes a signed note. The same
 * rules as `meantime.sdk.folds.notes`. Source: protocol.md section 7, Notes, and decision 0024.
 */
import type { NotePost } from '../../protocol/note-posts.ts';
import type { Message } from './messages.ts';
import type { Opened } from './opened.ts';
import type { People } from './people.ts';

export type Note = Extract<NotePost, { type: 'note' }>;
export type Addendum = Extract<NotePost, { type: 'addendum' }>;
export type Cosigned = Extract<NotePost, { type: 'cosigned' }>;

/** Something that stands beside a note; `at` in ms, by the server's time. */
export type Beside<Said> = Readonly<{ id: string; author: string; at: number; post: Said }>;

/**
 * A note as its entry signs it; `at` in ms, by the server's time. `attempts` to change it have
 * changed nothing. `again` is the id of an entry by the same author that signed the same draft
 * before, empty if this is the first. `isStruck`: its author has said that it should never have been
 * written. `waitsFor` is who is asked to sign as well and nobody has, empty for nobody.
 */
export type SignedNote = Readonly<{
	id: string;
	hash: string;
	author: string;
	at: number;
	post: Note;
	addenda: readonly Beside<Addendum>[];
	cosigned: readonly Beside<Cosigned>[];
	attempts: readonly Readonly<{ author: string; at: number }>[];
	again: string;
	isStruck: boolean;
	waitsFor: string;
}>;

/**
 * Which messages of a note are not as they were when it was signed, by their ids. `missing` ones are
 * named by the note and are in no log that this device has.
 */
export type Moved = Readonly<{
	withdrawn: readonly string[];
	reworded: readonly string[];
	missing: readonly string[];
}>;

// Who observes a chart now and has written in it was a member then: no log lets an observer write.
const AUTHORS = new Set(['member', 'observer']);

/**
 * The signed notes of a chart, the newest first, also those that were struck. `people` are those of the chart. Only they sign: what
 * the practice's own seat wrote is no note. A co-signature counts if it names the hash of the note's
 * entry, and is of another than the author, once for each.
 */
export function foldNotes(chart: readonly Opened[], people: People): SignedNote[] {
	const notes = new Map<string, SignedNote>();
	for (const opened of chart) {
		const { entry, post, receivedAt: at } = opened;
		const { author, re } = entry.header;
		const tried = notes.get(re);
		if (post?.type === 'amend' && tried) {
			notes.set(re, { ...tried, attempts: [...tried.attempts, { author, at }] });
		} else if (AUTHORS.has(people.get(author)?.role ?? '')) {
			takeIn(notes, opened);
		}
	}
	return [...notes.values()].reverse();
}

/** The ids of entries that look like notes and are signed by nobody who may sign one. */
export function strangersIn(chart: readonly Opened[], people: People): string[] {
	return chart
		.filter(({ post }) => post?.type === 'note')
		.map(({ entry }) => entry.header)
		.filter(({ author }) => !AUTHORS.has(people.get(author)?.role ?? ''))
		.map(({ id }) => id);
}

/** What became of a note's messages; `then` are those of when it was signed. */
export function movedSince(
	{ facts, lines }: Pick<Note, 'facts' | 'lines'>,
	then: readonly Message[],
	now: readonly Message[],
): Moved {
	const before = new Map(then.map((each) => [each.id, each]));
	const after = new Map(now.map((each) => [each.id, each]));
	const named = [...new Set([...(facts?.entries ?? []), ...lines.map(({ of }) => of)])];
	const isWithdrawn = (id: string) => {
		return before.get(id)?.isWithdrawn === false && after.get(id)?.isWithdrawn === true;
	};
	const isReworded = (id: string) => {
		const [was, is] = [before.get(id), after.get(id)];
		return was !== undefined && is !== undefined && was.text !== is.text && !isWithdrawn(id);
	};
	return {
		withdrawn: named.filter(isWithdrawn),
		reworded: named.filter(isReworded),
		missing: named.filter((id) => !after.has(id)),
	};
}

/** The minutes that an author's standing notes count in the seven days from `week`. */
export function minutesInWeek(notes: readonly SignedNote[], author: string, week: string): number {
	return notes
		.filter((each) => each.author === author && !each.isStruck && !each.again)
		.filter(({ post }) => post.facts?.week === week)
		.reduce((sum, { post }) => sum + (post.facts?.minutes ?? 0), 0);
}

function takeIn(
	notes: Map<string, SignedNote>,
	{ entry: { header, hash }, post, receivedAt: at }: Opened,
): void {
	const { id, author } = header;
	if (post?.type === 'note') {
		const again = [...notes.values()].find((each) => {
			return each.post.note === post.note && each.author === author;
		});
		const beside = { addenda: [], cosigned: [], attempts: [] };
		const state = { again: again?.id ?? '', isStruck: false, waitsFor: post.cosign };
		notes.set(id, { id, hash, author, at, post, ...beside, ...state });
	} else if (post?.type === 'addendum') {
		const note = notes.get(post.of);
		if (!note) return;
		const isStruck = note.isStruck || (post.what === 'error' && author === note.author);
		const addenda = [...note.addenda, { id, author, at, post }];
		notes.set(post.of, { ...note, addenda, isStruck, waitsFor: isStruck ? '' : note.waitsFor });
	} else if (post?.type === 'cosigned') {
		const note = notes.get(post.of);
		if (!note || post.hash !== note.hash || author === note.author) return;
		if (note.cosigned.some((each) => each.author === author)) return;
		const cosigned = [...note.cosigned, { id, author, at, post }];
		notes.set(post.of, { ...note, cosigned, waitsFor: '' });
	}
}
