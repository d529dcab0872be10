import { foldAgenda, type AgendaItem } from '../sync/folds/agenda.ts';
import { foldPeople, isSeated } from '../sync/folds/people.ts';
import type { Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';

const WRITERS = new Set(['client', 'clinician']);

/** Something for the session; `name` is who brought it, empty for oneself or nobody known. */
export type AgendaLine = AgendaItem & Readonly<{ isMine: boolean; name: string }>;
export type AgendaView = Readonly<{ lines: readonly AgendaLine[]; mayChange: boolean }>;

/** What is for the session of a conversation, in the worker. */
export function agendaRoom(vaults: Vaults) {
	async function add(space: string, post: { type: string; [field: string]: string | number }) {
		const { spaces, outbox, sender } = vaults.open;
		const { re = '', ...said } = post;
		await outbox.add(await spaces.space(space), said, { re: String(re) });
		sender.kick(space);
	}

	return {
		/** What this device knows of it, with what waits to be sent; brought up to date if `isNew`. */
		async show(space: string, isNew = false): Promise<AgendaView> {
			const vault = vaults.open;
			if (isNew) await vault.spaces.sync(space).catch(() => null); // no connection
			const log = await wholeLog(vault, space);
			const people = foldPeople(log);
			const me = people.get(vault.me.id);
			const { frozen } = await vault.spaces.space(space);
			const lines = foldAgenda(log).map((item) => {
				const isMine = item.author === vault.me.id;
				return { ...item, isMine, name: isMine ? '' : (people.get(item.author)?.name ?? '') };
			});
			const mayChange = !frozen && me !== undefined && isSeated(me) && WRITERS.has(me.role);
			return { lines, mayChange };
		},

		/** Ticks off what was talked about, or takes the tick back. */
		tick: (space: string, item: string, isDone: boolean): Promise<void> =>
			add(space, { type: 'talked', of: item, done: isDone ? 1 : 0 }),

		/** Puts another text in place of one's own; an empty one takes it off the list. */
		amend: (space: string, item: string, text: string): Promise<void> =>
			add(space, { type: 'amend', text, re: item }),
	};
}

export type AgendaRoom = ReturnType<typeof agendaRoom>;
