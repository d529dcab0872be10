import { tasksIn } from '../homework/fold.ts';
import type { Task } from '../homework/tasks.ts';
import { makeEntryId } from '../protocol/writing.ts';
import { foldPeople, isSeated } from '../sync/folds/people.ts';
import type { NameBook } from '../sync/names.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { boardTaskOf, countsOf, inOrder } from './standing.ts';
import type { ClientBoard, ClientLine, Giving } from './view.ts';

/** For how long something can be taken back before anybody is shown it. */
const UNDO_MS = 20_000;

/** Homework for staff, in the worker: given, changed, taken back, and how it stands. */
export function boardRoom(vaults: Vaults, names: NameBook) {
	async function tasksOf(vault: Vault, space: string): Promise<Task[]> {
		const log = await wholeLog(vault, space);
		return tasksIn(log, foldPeople(log), vault.me.id, vault.http.now());
	}

	async function put(space: string, task: Giving, gone: 0 | 1, attention: number): Promise<string> {
		const { spaces, outbox, http, sender } = vaults.open;
		const id = makeEntryId();
		const manner = { attention, showAt: http.now() + UNDO_MS, id };
		await outbox.add(await spaces.space(space), sealed(task, gone), manner);
		sender.kick(space);
		return id;
	}

	return {
		/** The homework of one client, as this device knows it; brought up to date if `isNew`. */
		async ofClient(space: string, isNew = false): Promise<ClientBoard> {
			const vault = vaults.open;
			if (isNew) await vault.spaces.sync(space).catch(() => null); // no connection
			const log = await wholeLog(vault, space);
			const [now, me] = [vault.http.now(), foldPeople(log).get(vault.me.id)];
			const client = (await names.of(vault)).clients.get(space);
			const tasks = await tasksOf(vault, space);
			const shown = (isGone: boolean) =>
				tasks
					.filter((each) => (each.now.post.gone === 1) === isGone)
					.map((each) => boardTaskOf(each, now));
			return {
				mayGive: me?.role === 'clinician' && isSeated(me),
				language: (['en', 'es'] as const).find((each) => each === client?.language) ?? null,
				tasks: inOrder(shown(false)),
				gone: shown(true).toReversed(),
				nextAt: Math.min(
					...log.map(({ entry }) => entry.header.show_at).filter((at) => at > now),
					Infinity,
				),
			};
		},

		/** The ids of the conversations that the viewer answers, also without a connection. */
		async ids(): Promise<string[]> {
			const { spaces } = vaults.open;
			const listed = await spaces.listing().catch(() => spaces.listKept());
			return listed
				.filter(({ purpose, role }) => purpose === 'thread' && role === 'clinician')
				.filter(({ until_seq: until }) => until < 0)
				.map(({ id }) => id);
		},

		/** One client's homework in a line, as new as the list; null where none was ever given. */
		async line(space: string): Promise<ClientLine | null> {
			const vault = vaults.open;
			const summary = (await vault.spaces.listKept()).find(({ id }) => id === space);
			if (summary) await vault.spaces.upTo(summary).catch(() => null); // no connection
			const tasks = (await tasksOf(vault, space)).filter(({ now }) => !now.post.gone);
			if (tasks.length === 0) return null;
			const now = vault.http.now();
			const name = (await names.of(vault)).clients.get(space)?.name ?? '';
			return { space, name, counts: countsOf(tasks.map((each) => boardTaskOf(each, now))) };
		},

		/** Gives a task, or puts it in the place of the one of the same id; returns the entry. */
		give: (space: string, task: Giving): Promise<string> => put(space, task, 0, 1),

		/** Takes a task back; what was answered stays. Returns the entry. */
		takeBack: (space: string, task: Giving): Promise<string> => put(space, task, 1, 0),

		/** Takes back what was given, changed or taken back just now; else says it as it was before. */
		async undo(space: string, entry: string, before: Giving | null): Promise<void> {
			const { spaces, outbox, sender } = vaults.open;
			const thread = await spaces.sync(space).catch(() => spaces.space(space));
			const isHere = await outbox.takeBack(thread, entry, () => Promise.resolve());
			if (!isHere) await outbox.add(thread, { type: 'amend', text: '' }, { re: entry });
			sender.kick(space);
			const stands = (await tasksOf(vaults.open, space)).find(({ id }) => id === before?.homework);
			if (before && stands?.now.post.gone) await put(space, before, 0, 0);
		},
	};
}

export type BoardRoom = ReturnType<typeof boardRoom>;

/** A task as it is sealed; what says nothing is left out. */
function sealed(task: Giving, gone: 0 | 1) {
	const { template, text, due, until, repeats, fields, ...rest } = task;
	return {
		...{ type: 'homework', ...rest },
		...(template && { template }),
		...(text && { text }),
		...(fields.length > 0 && { fields: fields.map(sealedField) }),
		...(due && { due }),
		...(repeats.length > 0 && { repeats: [...repeats] }),
		...(until && { until }),
		...(gone === 1 && { gone }),
	};
}

function sealedField({ id, kind, label, low, high, unit, options }: Giving['fields'][number]) {
	return {
		...{ id, kind, label },
		...(low && { low }),
		...(high && { high }),
		...(unit && { unit }),
		...(options.length > 0 && { options: [...options] }),
	};
}
