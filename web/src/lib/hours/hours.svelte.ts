import type { KeptFrame } from '../api/shapes/boundaries.ts';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { Remote } from '../sync/remote.ts';
import type { Faults } from './faults.ts';
import type { CoverColleague, HoursRoom, Whose } from './room.ts';
import { faultsOf, toForm, toFrame, type HoursForm } from './week.ts';

/** Somebody's hours on the page: what is kept, and what is being changed. */
export class Hours {
	readonly whose: Whose;
	readonly room: Remote<HoursRoom>;
	/** Null until the hours are known. */
	form = $state<HoursForm | null>(null);
	kept = $state.raw<KeptFrame | null>(null);
	/** Who can cover, by name. */
	colleagues = $state.raw<readonly CoverColleague[]>([]);
	/** What has to be mended before it can be saved. */
	wrong = $state.raw<Faults>({});
	/** Why the hours could not be shown, or not be saved. */
	failure = $state.raw<FailureFacts | null>(null);
	isBusy = $state(false);
	isSaved = $state(false);
	/** One's own hours as they were before the practice's counted again: can be taken back. */
	dropped = $state.raw<Readonly<{ kept: KeptFrame; form: HoursForm }> | null>(null);

	constructor(room: Remote<HoursRoom>, whose: Whose) {
		this.room = room;
		this.whose = whose;
	}

	/** Read also as the page goes, when what is derived on it has gone before. */
	get isChanged(): boolean {
		if (!this.form || !this.kept) return false;
		return said(this.form) !== said(toForm(this.kept.frame));
	}

	/** Asks for the hours, unless they are there: what was changed stays. */
	async load(): Promise<void> {
		if (this.form) return;
		this.failure = null;
		try {
			this.#take(await this.room.show(this.whose));
			this.form = (await this.room.draft(this.whose).catch(() => null)) ?? this.form;
			if (this.whose === 'mine') this.colleagues = await this.room.colleagues().catch(() => []);
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	/** Keeps on this device what is changed and not saved. @throws Failure */
	keepDraft(): Promise<void> {
		const form = this.isChanged && this.form ? $state.snapshot(this.form) : null;
		return this.room.keepDraft(this.whose, form);
	}

	/** Saves what the form says. Returns whether that is done. */
	async save(): Promise<boolean> {
		const { form } = this;
		if (!form || this.isBusy) return false;
		this.isSaved = false;
		this.wrong = faultsOf(form);
		if (this.#isWrong) return false;
		const sent = said(form);
		await this.#ask(async () => {
			const { kept, wrong } = await this.room.set(this.whose, toFrame(form));
			this.wrong = wrong;
			this.isSaved = kept !== null;
			if (!kept) return;
			this.dropped = null;
			this.kept = kept;
			if (sent === said(form)) this.#take(kept); // else it was changed meanwhile
		});
		return this.isSaved;
	}

	/** Goes by the practice's hours again. */
	async drop(): Promise<void> {
		const { kept, form } = this;
		if (!kept || !form || this.isBusy) return;
		const before = { kept, form: $state.snapshot(form) };
		await this.#ask(async () => {
			this.#take(await this.room.drop());
			this.isSaved = false;
			this.dropped = before;
		});
	}

	/** Goes by one's own hours after all, with what was being changed. */
	async takeBack(): Promise<void> {
		const { dropped } = this;
		if (!dropped || this.isBusy) return;
		await this.#ask(async () => {
			const { kept } = await this.room.set(this.whose, dropped.kept.frame);
			if (!kept) return;
			this.#take(kept);
			this.form = dropped.form;
			this.dropped = null;
		});
	}

	/** Goes back to what is kept. */
	reset(): void {
		if (this.kept) this.#take(this.kept);
		this.isSaved = false;
	}

	/** Notes that things of `list` have come or gone: its faults lie elsewhere now. */
	reorder(list: 'hours' | 'windows' | 'closures'): void {
		const rest = Object.entries(this.wrong).filter(([field]) => !field.startsWith(list));
		this.wrong = Object.fromEntries(rest);
	}

	async #ask(ask: () => Promise<void>): Promise<void> {
		this.failure = null;
		this.isBusy = true;
		try {
			await ask();
		} catch (error) {
			this.failure = factsOf(error);
		} finally {
			this.isBusy = false;
		}
	}

	get #isWrong(): boolean {
		return Object.keys(this.wrong).length > 0;
	}

	#take(kept: KeptFrame): void {
		this.kept = kept;
		this.form = toForm(kept.frame);
		this.wrong = {};
	}
}

function said(form: HoursForm): string {
	return JSON.stringify(toFrame(form));
}
