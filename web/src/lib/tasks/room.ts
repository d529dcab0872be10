import { tasksIn } from '../homework/fold.ts';
import { answerOn, isSeen, type Task } from '../homework/tasks.ts';
import { PLAIN } from '../noticed/attention.ts';
import { UNCHECKED, type Carried } from '../noticed/found.ts';
import { addNoted } from '../noticed/noted.ts';
import { attentionBeside, besideIn, saidWith, type Beside } from '../noticed/sending.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import type { Row, State, Value } from '../protocol/homework-posts.ts';
import { makeEntryId } from '../protocol/writing.ts';
import { learnAgreement, offIn } from '../sync/agreement.ts';
import { draftOf, keepDraft } from '../sync/drafts.ts';
import { keepTyped } from '../sync/early.ts';
import { foldPeople } from '../sync/folds/people.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import type { Filled, OwnHomework, TaskView } from './view.ts';
import { ownViewOf, taskViewOf, type Source } from './views.ts';

const draftAt = (space: string, task: string, day: string) => `task/${space}/${task}/${day}`;
const questionAt = (space: string, task: string) => `task/${space}/${task}/question`;

/** What a client does with their homework, in the worker: from what this device knows, offline too. */
export function tasksRoom(vaults: Vaults) {
	return {
		/** What a client was given, as this device knows it; brought up to date if `isNew`. */
		async own(space: string, isNew = false): Promise<OwnHomework> {
			return ownViewOf(await sourceOf(vaults.open, space, isNew));
		},

		/** One task, on `day` or where it stands; null if it is not known here. */
		async task(
			space: string,
			id: string,
			day: string | null,
			isNew = false,
		): Promise<TaskView | null> {
			const vault = vaults.open;
			const source = await sourceOf(vault, space, isNew);
			if (isNew) await learnAgreement(vault, space).catch(() => null);
			const isOff = (await offIn(vault, space)) !== '';
			const plain = taskViewOf(source, id, day, '', isOff);
			const begun = plain && (await draftIn(vault, space, id, plain.day))?.of;
			return begun ? taskViewOf(source, id, day, begun, isOff) : plain;
		},

		/** What the words of an answer are held against. */
		beside: (space: string): Promise<Beside> => besideIn(vaults.open, space),

		/** Says once of the version that stands that its client has opened it. */
		async seen(space: string, id: string, day: string): Promise<void> {
			const vault = vaults.open;
			const task = await taskIn(vault, space, id);
			if (!task || task.now.post.gone || isSeen(task)) return;
			const said = { type: 'homework_answer', homework: id, of: task.now.id, state: 'seen' };
			await add(vault, space, makeEntryId(), { ...said, ...(day && { day }) }, 0);
		},

		/**
		 * Answers what was filled in for a day, or answers it anew. It notifies nobody, unless this
		 * device noticed something in its words. Returns the id of the answer.
		 */
		async answer(
			space: string,
			id: string,
			day: string,
			state: State,
			filled: Filled,
			looked?: Carried,
		): Promise<string> {
			const vault = vaults.open;
			const [entry, carried] = [makeEntryId(), looked ?? UNCHECKED];
			const said = { ...answerPost(id, day, state, filled), ...(looked && saidWith(looked)) };
			const attention = looked ? await attentionBeside(vault, space, carried) : 0;
			const post = () => add(vault, space, entry, said, attention);
			await (looked ? addNoted(vault, space, entry, carried, post) : post());
			await keepDraft(vault.local, draftAt(space, id, day), '');
			return entry;
		},

		/** Ticks a task off; what was filled in for the day stays. Returns the id of the answer. */
		async tick(space: string, id: string, day: string): Promise<string> {
			const vault = vaults.open;
			const task = await taskIn(vault, space, id);
			const entry = makeEntryId();
			if (!task) return '';
			const before = answerOn(task, day)?.post;
			const filled = { of: task.now.id, values: [], hard: -1, helped: -1, text: '' };
			const kept = before?.of === task.now.id ? before : filled;
			await add(vault, space, entry, answerPost(id, day, 'done', kept), 0);
			return entry;
		},

		/** Takes an answer out again: the one before it stands. */
		async undo(space: string, entry: string): Promise<void> {
			const { spaces, outbox, sender } = vaults.open;
			// An answer of the server that was lost must not be taken for a post that never left.
			const thread = await spaces.sync(space).catch(() => spaces.space(space));
			const isHere = await outbox.takeBack(thread, entry, () => Promise.resolve());
			if (!isHere) await outbox.add(thread, { type: 'amend', text: '' }, { re: entry });
			sender.kick(space);
		},

		/** Asks something about a task: a message like any other, which names it. */
		async ask(space: string, id: string, text: string, looked?: Carried): Promise<void> {
			const vault = vaults.open;
			const [entry, carried] = [makeEntryId(), looked ?? UNCHECKED];
			const said = { type: 'text', text, about: id, ...saidWith(carried) };
			await addNoted(vault, space, entry, carried, () =>
				add(vault, space, entry, said, Math.max(PLAIN, carried.attention)),
			);
			await keepDraft(vault.local, questionAt(space, id), '');
		},

		/** Lets an answer that the server would not take have another try. */
		async retry(space: string, entry: string): Promise<void> {
			const { spaces, outbox, sender } = vaults.open;
			await outbox.retry(await spaces.space(space), entry);
			sender.kick(space);
		},

		/** What was begun for a day and is not sent yet; null if nothing was. */
		draft: (space: string, id: string, day: string): Promise<Filled | null> =>
			draftIn(vaults.open, space, id, day),

		/** Seals what is being filled in; an empty text forgets it. */
		keepDraft: (space: string, id: string, day: string, words: string): Promise<void> =>
			keepTyped(vaults, draftAt(space, id, day), words),

		/** The question that is being written. */
		question: (space: string, id: string): Promise<string> =>
			draftOf(vaults.open.local, questionAt(space, id)),

		keepQuestion: (space: string, id: string, words: string): Promise<void> =>
			keepTyped(vaults, questionAt(space, id), words),
	};
}

export type TasksRoom = ReturnType<typeof tasksRoom>;

async function sourceOf(vault: Vault, space: string, isNew: boolean): Promise<Source> {
	if (isNew) await vault.spaces.sync(space).catch(() => null); // then as this device knows it
	const rows = await vault.outbox.waiting(space);
	const log = await wholeLog(vault, space);
	return {
		...{ log, people: foldPeople(log) },
		waiting: new Map(rows.map(({ entry, refused }) => [entry.header.id, refused])),
		me: vault.me.id,
		now: vault.http.now(),
		zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
	};
}

async function taskIn(vault: Vault, space: string, id: string): Promise<Task | undefined> {
	const log = await wholeLog(vault, space);
	const tasks = tasksIn(log, foldPeople(log), vault.me.id, vault.http.now());
	return tasks.find((each) => each.id === id);
}

async function draftIn(
	{ local }: Vault,
	space: string,
	id: string,
	day: string,
): Promise<Filled | null> {
	const written = await draftOf(local, draftAt(space, id, day));
	try {
		return written ? (JSON.parse(written) as Filled) : null;
	} catch {
		return null; // of another version of the app
	}
}

async function add(
	{ spaces, outbox, sender }: Vault,
	space: string,
	id: string,
	post: JsonObject,
	attention: number,
): Promise<void> {
	await outbox.add(await spaces.space(space), post, { attention, id });
	sender.kick(space);
}

/** An answer as it is sealed; what says nothing is left out. */
function answerPost(
	homework: string,
	day: string,
	state: State,
	{ of, values, hard, helped, text }: Filled,
): JsonObject {
	const said = values.filter(({ value, rows }) => value !== '' || rows.length > 0);
	return {
		...{ type: 'homework_answer', homework, of, state },
		...(day && { day }),
		...(said.length > 0 && { values: said.map(valuePost) }),
		...(hard >= 0 && { hard }),
		...(helped >= 0 && { helped }),
		...(text && { text }),
	};
}

function valuePost({ id, value, rows }: Value): JsonObject {
	return { id, ...(value && { value }), ...(rows.length > 0 && { rows: rows.map(rowPost) }) };
}

function rowPost({ text, before, after }: Row): JsonObject {
	return { text, ...(before >= 0 && { before }), ...(after >= 0 && { after }) };
}
