import { keepTyped } from '../sync/early.ts';
import type { Measure } from '../measures/content.ts';
import type { Answers } from '../measures/scoring.ts';
import type { NameBook } from '../sync/names.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import type { Asking } from './staff.ts';
import type { FormView, OwnMeasures, TeamMeasures } from './view.ts';

const own = () => import('./own.ts'); // most visits fill in nothing
const urgent = () => import('./urgent.ts');
const staff = () => import('./staff.ts');
const practice = () => import('./practice.ts');

/** Measures such as the PHQ-9, in the worker: asked, filled in, and what they come to. */
export function measuringRoom(vaults: Vaults, names: NameBook) {
	/** As new as the network lets it be; what was begun on another device comes with it. */
	async function freshen(vault: Vault, space: string): Promise<void> {
		const { spaces, sender } = vault;
		const listed = await spaces.listing().catch(() => spaces.listKept());
		const journals = listed.filter(({ type, purpose }) => type === 'own' && purpose === 'journal');
		const wanted = [space, ...journals.map(({ id }) => id)];
		await Promise.all(wanted.map((id) => spaces.sync(id).catch(() => undefined)));
		sender.kick(space);
	}

	return {
		/** What a client is asked, as this device knows it. */
		own: async (space: string): Promise<OwnMeasures> =>
			(await own()).ownMeasures(vaults.open, space),

		/** The same, as new as the network lets it be. */
		async openOwn(space: string): Promise<OwnMeasures> {
			const vault = vaults.open;
			await freshen(vault, space);
			return (await own()).ownMeasures(vault, space);
		},

		/** A form as this device knows it. */
		form: async (space: string, ask: string): Promise<FormView> =>
			(await own()).formOf(vaults.open, space, ask),

		/**
		 * The same, as new as the network lets it be. What could not be told when it was answered, as
		 * where this device was killed, is told now. @throws Failure
		 */
		async open(space: string, ask: string, locale: string): Promise<FormView> {
			const vault = vaults.open;
			await freshen(vault, space);
			await (await urgent()).catchUp(vault, space, ask, locale);
			return (await own()).formOf(vault, space, ask);
		},

		/** Tells what this device keeps of any form and could not tell, though nobody opens it again. */
		async catchUp(locale: string): Promise<void> {
			const vault = vaults.open;
			const { begunHere } = await import('./begun.ts');
			for (const [space, ask] of await begunHere(vault)) {
				const { catchUp } = await urgent();
				await catchUp(vault, space, ask, locale).catch(() => undefined); // the next time then
			}
		},

		/** Notes what was answered so far; what cannot wait is on its way when this resolves. @throws Failure */
		pick: async (space: string, ask: string, answers: Answers, locale: string): Promise<FormView> =>
			(await own()).pick(vaults.open, space, ask, answers, locale),

		/** Keeps what was answered, sealed, also while the keys are locked. */
		async keep(space: string, ask: string, answers: Answers): Promise<void> {
			const { draftAt, writeKept } = await import('./begun.ts');
			await keepTyped(vaults, draftAt(space, ask), writeKept(answers, vaults.http.now()));
		},

		/** Puts how far one has come into the journal, to go on elsewhere. @throws Failure */
		carry: async (space: string, ask: string, answers: Answers, locale: string): Promise<void> =>
			(await own()).carry(vaults.open, space, ask, answers, locale),

		/** Sends a whole form, now or once there is a connection. @throws Failure */
		send: async (space: string, ask: string, answers: Answers, locale: string): Promise<FormView> =>
			(await own()).send(vaults.open, space, ask, answers, locale),

		/** Lets an answer that the server would not take have another try. */
		async retry(space: string, entry: string): Promise<void> {
			const { spaces, outbox, sender } = vaults.open;
			await outbox.retry(await spaces.space(space), entry);
			sender.kick(space);
		},

		/** The measures of a client, for their team, as this device knows them. */
		team: async (space: string): Promise<TeamMeasures> =>
			(await staff()).teamMeasures(vaults.open, names, space),

		/** The same, as new as the network lets it be. */
		async openTeam(space: string): Promise<TeamMeasures> {
			const vault = vaults.open;
			await vault.spaces.sync(space).catch(() => undefined); // then as this device knows it
			return (await staff()).teamMeasures(vault, names, space);
		},

		/** Asks for a measure. @throws Failure */
		async ask(space: string, asking: Asking): Promise<TeamMeasures> {
			const vault = vaults.open;
			const { ask, teamMeasures } = await staff();
			await ask(vault, space, asking);
			return teamMeasures(vault, names, space);
		},

		/** Takes an ask back, with those that were planned after it. @throws Failure */
		async takeBack(space: string, id: string): Promise<TeamMeasures> {
			const vault = vaults.open;
			const { takeBack, teamMeasures } = await staff();
			await takeBack(vault, space, id);
			return teamMeasures(vault, names, space);
		},

		/** Says in the chart that somebody has looked at an answer. @throws Failure */
		async look(space: string, entry: string): Promise<TeamMeasures> {
			const vault = vaults.open;
			const { look, teamMeasures } = await staff();
			await look(vault, space, entry);
			return teamMeasures(vault, names, space);
		},

		/** The practice's own measures. @throws Failure */
		practice: async (): Promise<Measure[]> => (await practice()).ownOf(vaults.open, names),

		/** Lets the practice ask a measure of its own, or with `gone` no more. @throws Failure */
		set: async (measure: Measure, gone: 0 | 1): Promise<Measure[]> =>
			(await practice()).setOwn(vaults.open, names, measure, gone),
	};
}

export type MeasuringRoom = ReturnType<typeof measuringRoom>;
