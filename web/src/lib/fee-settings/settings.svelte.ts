import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { Remote } from '../sync/remote.ts';
import type { Locale } from '../text/catalogue.ts';
import { isWrongNpi, settingsOf, type BillingFault } from './fields.ts';
import type { FeeSettingsRoom } from './room.ts';
import type { FeeSettingsView, ProviderFields } from './view.ts';

/** Which part is saved: `billing`, `office`, or somebody by their account. */
type Part = string;

/** How the practice bills, on its page; each part is saved by itself. */
export class FeeSettingsOnPage {
	readonly #room: Remote<FeeSettingsRoom>;
	/** Null until it is known. */
	view = $state<FeeSettingsView | null>(null);
	failure = $state.raw<FailureFacts | null>(null);
	wrong = $state.raw<readonly BillingFault[]>([]);
	/** What has to be mended in the other parts: `office.name`, or an account with `.name`, `.npi`. */
	lacking = $state.raw<readonly string[]>([]);
	busy = $state<Part>('');
	saved = $state<Part>('');
	undone = $state.raw<Readonly<{ part: Part; facts: FailureFacts }> | null>(null);

	constructor(room: Remote<FeeSettingsRoom>) {
		this.#room = room;
	}

	async load(locale: Locale): Promise<void> {
		try {
			this.view = await this.#room.show(locale);
			this.failure = null;
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	async saveBilling(): Promise<boolean> {
		const fields = $state.snapshot(this.view?.billing);
		if (!fields) return false;
		const { settings, wrong } = settingsOf(fields);
		this.wrong = wrong;
		if (wrong.length > 0) return false;
		return this.#attempt('billing', () => this.#room.setBilling(settings));
	}

	async saveOffice(): Promise<boolean> {
		const office = $state.snapshot(this.view?.office);
		if (!office) return false;
		if (!this.#mend('office', office)) return false;
		return this.#attempt('office', () => this.#room.setOffice(office));
	}

	async saveProvider(fields: ProviderFields): Promise<boolean> {
		const provider = $state.snapshot(fields);
		if (!this.#mend(provider.account, provider)) return false;
		return this.#attempt(provider.account, () => this.#room.setProvider(provider));
	}

	failureOf(part: Part): FailureFacts | null {
		return this.undone?.part === part ? this.undone.facts : null;
	}

	#mend(part: Part, { name, npi }: Readonly<{ name: string; npi: string }>): boolean {
		const others = this.lacking.filter((each) => !each.startsWith(`${part}.`));
		const found = [
			...(name.trim() ? [] : [`${part}.name`]),
			...(isWrongNpi(npi) ? [`${part}.npi`] : []),
		];
		this.lacking = [...others, ...found];
		return found.length === 0;
	}

	/** Does one thing at a time. Resolves to whether it is done. */
	async #attempt(part: Part, action: () => Promise<void>): Promise<boolean> {
		if (this.busy) return false;
		this.busy = part;
		this.saved = '';
		this.undone = null;
		try {
			await action();
			this.saved = part;
			return true;
		} catch (error) {
			this.undone = { part, facts: factsOf(error) };
			return false;
		} finally {
			this.busy = '';
		}
	}
}
