import type { JsonObject } from '../protocol/canonical.ts';
import { makeEntryId } from '../protocol/writing.ts';
import { foldPeople, isSeated } from '../sync/folds/people.ts';
import { foldSkills, type Skill } from '../sync/folds/skills.ts';
import type { Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';

const WRITERS = new Set(['client', 'clinician']);

export type SkillsView = Readonly<{ skills: readonly Skill[]; mayChange: boolean }>;

/** What was learned and helps, in the worker. Nobody is notified of a change. */
export function skillsRoom(vaults: Vaults) {
	async function say(space: string, post: JsonObject): Promise<void> {
		const { spaces, outbox, sender } = vaults.open;
		await outbox.add(await spaces.space(space), post);
		sender.kick(space);
	}

	return {
		/** What this device knows, with what waits to be sent. */
		async show(space: string): Promise<SkillsView> {
			const vault = vaults.open;
			const log = await wholeLog(vault, space);
			const people = foldPeople(log);
			const me = people.get(vault.me.id);
			const { frozen } = await vault.spaces.space(space);
			const mayChange = !frozen && me !== undefined && isSeated(me) && WRITERS.has(me.role);
			return { skills: foldSkills(log, people), mayChange };
		},

		/** Puts a skill on the list, or says otherwise what one is. */
		put: (space: string, name: string, how: string, skill = ''): Promise<void> =>
			say(space, { type: 'skill', skill: skill || makeEntryId(), name, how, gone: 0 }),

		/** Takes one off the list; `put` under its id puts it back. */
		remove: (space: string, { id, name, how }: Skill): Promise<void> =>
			say(space, { type: 'skill', skill: id, name, how, gone: 1 }),
	};
}

export type SkillsRoom = ReturnType<typeof skillsRoom>;
