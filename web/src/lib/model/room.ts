import { ProblemError } from '../api/problems.ts';
import type { ModelSwitch } from '../api/shapes/safety.ts';
import { newestChoice, type ModelChoice } from '../sync/folds/safety.ts';
import { keptPractice, learnSwitch, stateOf, type ModelState } from '../sync/model-state.ts';
import { staffOf } from '../sync/roster.ts';
import type { NameBook } from '../sync/names.ts';
import { practiceOf, type Vault, type Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';

/** What a client has said of the model in a conversation, and what holds. */
export type ChoiceView = Readonly<{
	state: ModelState;
	choice: ModelChoice | null;
	/** Where the practice is, ISO 3166-1; empty if that is not known. */
	country: string;
	/** Whether the viewer is the client here, and nothing stops the conversation. */
	mayChoose: boolean;
}>;

/** The practice's switch, and whether the viewer may change it. */
export type SwitchView = Readonly<{ switched: ModelSwitch; country: string; isCustodian: boolean }>;

/** Either what is kept now, or why it cannot be: what is wrong with the region, or which laws. */
export type Switched = Readonly<{
	kept: ModelSwitch | null;
	wrong: 'needed' | 'unknown' | '';
	laws: readonly string[];
}>;

/** Whether the model may look: the practice's switch and each client's choice, in the worker. */
export function modelRoom(vaults: Vaults, names: NameBook) {
	async function show(id: string, vault: Vault = vaults.open): Promise<ChoiceView> {
		const { default: terms } = await import('content:model_consent');
		const space = await vault.spaces.space(id);
		const waiting = await vault.outbox.waiting(id);
		const log = [
			...(await wholeLog(vault, id)),
			...waiting.map(({ entry }) => space.read({ entry, receivedAt: 0 })),
		];
		const choice = newestChoice(log, vault.me.id);
		const known = await keptPractice(vault);
		const mayChoose = space.state?.seats.get(vault.me.id)?.role === 'client' && !space.frozen;
		return {
			state: stateOf(known, choice, terms),
			choice,
			country: known.country ?? '',
			mayChoose,
		};
	}

	return {
		/** A client's choice as this device knows it. @throws Failure */
		show: (space: string): Promise<ChoiceView> => show(space),

		/** The same, with what the practice says of it now, if the network lets that be known. */
		async open(space: string): Promise<ChoiceView> {
			const vault = vaults.open;
			await Promise.all([learnSwitch(vault), practiceOf(vault)]);
			return show(space, vault);
		},

		/** Says whether the model may look; the newest word stands. `place` may be empty in a no. */
		async choose(space: string, isAgreed: boolean, place: string): Promise<ChoiceView> {
			const vault = vaults.open;
			const { default: terms } = await import('content:model_consent');
			const choice = isAgreed ? 'agreed' : 'declined';
			const post = { type: 'model_choice', choice, place, text: terms.version };
			await vault.outbox.add(await vault.spaces.space(space), post);
			vault.sender.kick(space);
			return show(space, vault); // it is kept, though the keys may be locked by now
		},

		/** The practice's switch. @throws Failure */
		async switched(): Promise<SwitchView> {
			const vault = vaults.open;
			const [switched, details, staff] = await Promise.all([
				vault.http.get<ModelSwitch>('/safety/model'),
				practiceOf(vault),
				staffOf(vault, names).catch(() => []),
			]);
			const mine = staff.find(({ id }) => id === vault.me.id);
			const isCustodian = mine?.role === 'custodian';
			return { switched, country: details?.country ?? '', isCustodian };
		},

		/** Switches it on or off, unless the law or the region speaks against it. @throws Failure */
		async setSwitch(isOn: boolean, region: string): Promise<Switched> {
			const body = { is_on: isOn, region };
			try {
				const kept = await vaults.open.http.put<ModelSwitch>('/safety/model', body);
				return { kept, wrong: '', laws: [] };
			} catch (error) {
				if (!(error instanceof ProblemError)) throw error;
				if (error.slug === 'model-refused')
					return { kept: null, wrong: '', laws: Object.keys(error.fields) };
				const wrong = error.reasons['region'];
				if (!wrong) throw error;
				return { kept: null, wrong: wrong === 'needed' ? wrong : 'unknown', laws: [] };
			}
		},
	};
}

export type ModelRoom = ReturnType<typeof modelRoom>;
