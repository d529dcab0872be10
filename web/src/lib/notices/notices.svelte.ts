import type { KeptNoticeChoices, NoticeChoices } from '../api/shapes/notices.ts';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { Remote } from '../sync/remote.ts';
import { faultsOf, toChoices, toForm, type Faults, type NoticesForm } from './form.ts';
import type { NoticesRoom } from './room.ts';

type Locale = NoticeChoices['locale'];

/** The viewer's choices on the page: what is kept, and what is being changed. */
export class Notices {
	readonly room: Remote<NoticesRoom>;
	/** Null until the choices are known. */
	form = $state<NoticesForm | null>(null);
	kept = $state.raw<KeptNoticeChoices | null>(null);
	wrong = $state.raw<Faults>({});
	/** Why the choices could not be shown, or not be saved. */
	failure = $state.raw<FailureFacts | null>(null);
	isBusy = $state(false);
	isSaved = $state(false);
	/** What became of the test that was asked for. */
	test = $state<'none' | 'sent' | 'soon'>('none');
	readonly isChanged = $derived.by(() => {
		if (!this.form || !this.kept) return false;
		return said(this.form) !== said(toForm(this.kept.choices));
	});

	constructor(room: Remote<NoticesRoom>) {
		this.room = room;
	}

	async load(): Promise<void> {
		await this.#try(async () => {
			this.#take(await this.room.show());
		});
	}

	/** Saves what the form says; notices come in `locale` from then on. */
	async save(locale: Locale): Promise<boolean> {
		const { form } = this;
		if (!form || this.isBusy) return false;
		this.isSaved = false;
		this.test = 'none';
		this.wrong = faultsOf(form);
		if (Object.keys(this.wrong).length > 0) return false;
		await this.#try(async () => {
			const { kept, wrong } = await this.room.set(toChoices(form, locale));
			this.wrong = wrong;
			this.isSaved = kept !== null;
			if (kept) this.#take(kept);
		});
		return this.isSaved;
	}

	/** Learns anew on how many devices the viewer is told; what is being changed stays. */
	async recount(): Promise<void> {
		await this.#try(async () => {
			this.kept = await this.room.show();
		});
	}

	async sendTest(): Promise<void> {
		await this.#try(async () => {
			this.test = (await this.room.test()) ? 'sent' : 'soon';
		});
	}

	async #try(act: () => Promise<void>): Promise<void> {
		this.failure = null;
		this.isBusy = true;
		try {
			await act();
		} catch (error) {
			this.failure = factsOf(error);
		} finally {
			this.isBusy = false;
		}
	}

	#take(kept: KeptNoticeChoices): void {
		this.kept = kept;
		this.form = toForm(kept.choices);
		this.wrong = {};
	}
}

function said(form: NoticesForm): string {
	return JSON.stringify(toChoices(form, 'en'));
}
