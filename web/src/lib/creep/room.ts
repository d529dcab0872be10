import type { KeptFrame } from '../api/shapes/boundaries.ts';
import { foldMessages } from '../sync/folds/messages.ts';
import { foldPeople } from '../sync/folds/people.ts';
import { nextSessionIn } from '../sync/next-session.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { risesOf, saidIn, weeksOf, type Rise, type Said, type Week } from './creep.ts';
import { openBy } from './open.ts';

/** How much is written in a conversation, and what a talk about that needs; times in ms. */
export type CreepView = Readonly<{
	weeks: readonly Week[];
	rises: readonly Rise[];
	/** What is usual in seven days, 0 if nothing is or nobody knows. */
	guideline: number;
	/** When the next session is, 0 if none is known. */
	nextSession: number;
	/** By which clock. */
	zone: string;
}>;

const CARE_TEAM = new Set(['clinician', 'practice']);

/** How much is written, in the worker: counted on this device, told to nobody. */
export function creepRoom(vaults: Vaults) {
	return {
		/** The twelve weeks until now, as this device knows them. */
		async show(space: string): Promise<CreepView> {
			const vault = vaults.open;
			const now = vault.http.now();
			const [said, frame, next] = await Promise.all([
				saidOf(vault, space, now),
				vault.http.get<KeptFrame>('/frames/mine').catch(() => null),
				nextSessionIn(vault.http, space).catch(() => null),
			]);
			const hours = frame && frame.set_by !== 'nobody' ? frame.frame : null;
			const weeks = weeksOf(said, now, hours && openBy(hours));
			return {
				weeks,
				rises: risesOf(weeks),
				guideline: frame?.frame.allowance.messages_a_week ?? 0,
				nextSession: next?.at ?? 0,
				zone: next?.zone ?? '',
			};
		},
	};
}

async function saidOf(vault: Vault, space: string, now: number): Promise<Said[]> {
	const log = await wholeLog(vault, space);
	const people = foldPeople(log);
	return foldMessages(log, people, vault.me.id, now).flatMap((message) => {
		const role = people.get(message.author)?.role ?? '';
		const said = saidIn(message, role === 'client');
		return said && (said.isClient || CARE_TEAM.has(role)) ? [said] : [];
	});
}

export type CreepRoom = ReturnType<typeof creepRoom>;
