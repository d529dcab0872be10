import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { Locale } from '../text/catalogue.ts';
import { Draft } from '../ui/draft.svelte.ts';
import type { ConsentRoom } from './room.ts';
import { SignForm } from './sign-form.svelte.ts';
import { hasToSign, maySign, type AgreementView, type Changes, type SignDraft } from './view.ts';

/** The agreement of one conversation on a page: read, signed, renewed and taken back. */
export class OpenAgreement {
	view = $state.raw<AgreementView | null>(null);
	/** Why it could not be shown at all, and why the last thing was not done. */
	failure = $state.raw<FailureFacts | null>(null);
	undone = $state.raw<FailureFacts | null>(null);
	isBusy = $state(false);
	/** What is being signed, while it is. */
	form = $state.raw<SignForm | null>(null);
	/** What is not the same in what was signed before; null if there is nothing to compare. */
	changes = $state.raw<Changes>(null);
	/** What was done last on this page. */
	done = $state<'' | 'signed' | 'stopped'>('');
	/** The form was asked for, and did not just stand open. */
	isAsked = false;
	/** Another version counts than the one that was to be signed. */
	isOvertaken = $state(false);
	readonly typed: Draft;
	readonly #room: Remote<ConsentRoom>;
	readonly #space: string;
	readonly #about: string;
	#draft: SignDraft | null = null;
	#isLeft = false;

	constructor(room: Remote<ConsentRoom>, space: string, about: string) {
		this.#room = room;
		this.#space = space;
		this.#about = about;
		this.typed = new Draft('', (words) => {
			const draft = words ? (JSON.parse(words) as SignDraft) : null;
			return room.keepDraft(space, about, draft);
		});
	}

	/** Follows what the worker says. */
	hear(news: News): void {
		const isOther = news.kind === 'space' && news.id !== this.#space;
		if ((news.kind !== 'space' && news.kind !== 'spaces') || isOther || this.isBusy) return;
		void (news.kind === 'space' && news.where === 'device' ? this.#renew() : this.refresh());
	}

	/** Shows what this device knows, then what the server says now; what has to be signed is open. */
	async start(): Promise<void> {
		this.#draft = await this.#room.draft(this.#space, this.#about).catch(() => null);
		await this.#renew();
		await this.refresh();
	}

	/** Shows it as new as the network lets it. */
	refresh(): Promise<void> {
		return this.#look(() => this.#room.open(this.#space, this.#about));
	}

	/** Opens the form, with what was typed before of the same version; `isAsked` by a press. */
	begin(isAsked = false): void {
		this.isAsked = isAsked;
		const { version } = this.view ?? {};
		if (!version) return;
		this.form = new SignForm(version.hash, this.#draft, (draft) => {
			this.#draft = draft;
			this.typed.words = JSON.stringify(draft);
			this.typed.changed();
		});
		this.done = '';
		this.undone = null;
		if (isAsked) this.isOvertaken = false;
	}

	/** Leaves the form; what was typed stays kept. */
	leave(): void {
		this.#isLeft = true;
		this.typed.flush();
		this.form = null;
		this.isOvertaken = false;
	}

	/**
	 * Signs what was read in `locale`. What of it `stands`, as it was ticked before, is ticked again.
	 * Returns whether it is done.
	 */
	async sign(locale: Locale, mustTick: readonly string[], stands: readonly string[]) {
		const { form } = this;
		if (!form) return false;
		form.isChecked = true;
		if (form.missing(mustTick) > 0) return false;
		const { hash, ticks, name } = form;
		await this.typed.keep(); // it is kept, whatever becomes of signing it
		const asked = { hash, locale, ticks: [...ticks, ...stands], name };
		return this.#attempt(async () => {
			const { outcome, view: after } = await this.#room.sign(this.#space, this.#about, asked);
			this.isOvertaken = outcome === 'changed';
			if (outcome === 'signed') this.#settle('signed');
			await this.#learn(after);
		});
	}

	/** Takes back what was agreed to. */
	stop(): Promise<boolean> {
		return this.#attempt(async () => {
			const after = await this.#room.withdraw(this.#space, this.#about);
			this.#settle('stopped');
			await this.#learn(after);
		});
	}

	#settle(done: 'signed' | 'stopped'): void {
		this.typed.take();
		this.typed.settle();
		this.#draft = null;
		this.#isLeft = true; // it is opened by who wants it again
		this.form = null;
		this.done = done;
	}

	#renew(): Promise<void> {
		return this.#look(() => this.#room.show(this.#space, this.#about));
	}

	async #look(ask: () => Promise<AgreementView>): Promise<void> {
		try {
			await this.#learn(await ask());
			this.failure = null;
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	/** Shows a view, unless a later one is shown already. */
	async #learn(view: AgreementView): Promise<void> {
		if (this.view && view.turn < this.view.turn) return;
		const isOther = this.view?.version?.hash !== view.version?.hash;
		const isOfOther = this.view?.agreed?.at !== view.agreed?.at;
		if (isOther || isOfOther) await this.#compare();
		this.view = view;
		if (this.form && this.form.hash !== view.version?.hash) this.isOvertaken = true;
		if (this.isOvertaken || !maySign(view)) this.form = null;
		if (!this.form && !this.#isLeft && hasToSign(view) && maySign(view)) this.begin();
	}

	async #compare(): Promise<void> {
		this.changes = await this.#room.changes(this.#space, this.#about).catch(() => null);
	}

	async #attempt(how: () => Promise<unknown>): Promise<boolean> {
		if (this.isBusy) return false;
		this.isBusy = true;
		this.undone = null;
		try {
			await how();
		} catch (error) {
			this.undone = factsOf(error);
		} finally {
			this.isBusy = false;
		}
		return this.undone === null && !this.isOvertaken;
	}
}
