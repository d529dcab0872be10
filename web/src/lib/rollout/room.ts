import type { Rollout } from '../api/shapes/rollout.ts';
import { directoryPosts, sealThere } from '../sync/directory.ts';
import type { NameBook } from '../sync/names.ts';
import { staffOf } from '../sync/roster.ts';
import { practiceOf, type Vault, type Vaults } from '../sync/vault.ts';
import { dayAt } from '../text/local-days.ts';
import type { Choice, RolloutView, Tick } from './view.ts';

/** The roll-out, in the worker: why something was decided is sealed here, and opened here alone. */
export function rolloutRoom(vaults: Vaults, names: NameBook) {
	async function view(vault: Vault, rollout: Rollout): Promise<RolloutView> {
		const [staff, { clients, directory }, posts, practice] = await Promise.all([
			staffOf(vault, names),
			names.of(vault),
			directoryPosts(vault, names),
			practiceOf(vault),
		]);
		const notes = [...posts].flatMap(([id, { post }]) => {
			return post?.type === 'rollout_note' ? [[id, post.text] as const] : [];
		});
		const roster = (await vault.spaces.practice()).id;
		const named = [...clients].map(([id, { name }]) => [id, name] as const);
		return {
			rollout,
			isCustodian: staff.some(({ id, role }) => id === vault.me.id && role === 'custodian'),
			people: Object.fromEntries(staff.map(({ id, name }) => [id, name])),
			clients: Object.fromEntries(named),
			notes: Object.fromEntries(notes),
			watched: [roster, directory].filter(Boolean),
			today: dayAt(practice?.zone ?? 'UTC', vault.http.now()),
		};
	}

	/** Seals what is said about something; empty for nothing. */
	function seal(vault: Vault, about: string, text: string): Promise<string> | '' {
		const said = text.trim();
		return said && sealThere(vault, names, { type: 'rollout_note', about, text: said });
	}

	return {
		/** Where the practice stands. @throws Failure */
		async show(): Promise<RolloutView> {
			const vault = vaults.open;
			return view(vault, await vault.http.get<Rollout>('/rollout'));
		},

		/** Says that a task is done. @throws Failure */
		async tick({ task, on, note }: Tick): Promise<RolloutView> {
			const vault = vaults.open;
			const noteId = await seal(vault, task, note);
			const said = { done: true, done_on: on, note_id: noteId };
			return view(vault, await vault.http.put<Rollout>(`/rollout/tasks/${task}`, said));
		},

		/** Says that it is not done after all. @throws Failure */
		async untick(task: string): Promise<RolloutView> {
			const vault = vaults.open;
			return view(vault, await vault.http.put<Rollout>(`/rollout/tasks/${task}`, { done: false }));
		},

		/** Opens a phase, with a sealed reason also before all is done. @throws Failure */
		async choose({ phase, reason }: Choice): Promise<RolloutView> {
			const vault = vaults.open;
			const reasonId = await seal(vault, phase, reason);
			const said = { phase, override: reasonId !== '', reason_id: reasonId };
			return view(vault, await vault.http.put<Rollout>('/rollout/phase', said));
		},

		/** Gives a thread a place beside the others, for a sealed reason. @throws Failure */
		async allow(thread: string, reason: string): Promise<RolloutView> {
			const vault = vaults.open;
			const said = { reason_id: await seal(vault, thread, reason) };
			return view(vault, await vault.http.put<Rollout>(`/rollout/exceptions/${thread}`, said));
		},

		/** Takes such a place back. @throws Failure */
		async disallow(thread: string): Promise<RolloutView> {
			const vault = vaults.open;
			await vault.http.delete(`/rollout/exceptions/${thread}`);
			return view(vault, await vault.http.get<Rollout>('/rollout'));
		},
	};
}

export type RolloutRoom = ReturnType<typeof rolloutRoom>;
