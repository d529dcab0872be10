import { defaultDocument } from '../agreement/defaults.ts';
import type { Document } from '../agreement/document.ts';
import type { Fault } from '../agreement/shapes.ts';
import { partsOf, type Part } from '../agreement/texts.ts';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { Signed } from '../sync/signing.ts';
import type { Locale } from '../text/catalogue.ts';
import { check, stillWrong } from './checking.ts';
import { Edits } from './edits.svelte.ts';
import type { Crossed } from './merging.ts';
import type { PolicyRoom, Publishing } from './room.ts';
import type { PolicyView, VersionRow, Whose } from './view.ts';

type Deed = '' | 'save' | 'publish' | 'bring';

/** A policy on its page: what is in force, what is being changed, and what becomes of that. */
export class PolicyOnPage {
	readonly whose: Whose;
	readonly room: Remote<PolicyRoom>;
	/** Null until it is known. */
	view = $state.raw<PolicyView | null>(null);
	readonly edits = new Edits();
	/** The language in which texts are shown beside their forms. */
	locale: Locale = $state('en');
	/** What has to be mended before it is published, once that was tried. */
	wrong = $state.raw<readonly Fault[]>([]);
	/** Why it could not be shown, or why `failed` was not done. */
	failure = $state.raw<FailureFacts | null>(null);
	failed = $state<Deed>('');
	busy = $state<Deed>('');
	isSaved = $state(false);
	/** Whether a policy of one's own was asked for, or is on this device. */
	isBegun = $state(false);
	published = $state(0);
	walk = $state.raw<Readonly<{ done: number; all: number }>>({ done: 0, all: 0 });
	signed = $state.raw<Signed | null>(null);
	/** The texts that come with the app, by their id. */
	readonly usual: ReadonlyMap<string, Part> = $derived(
		partsById(this.edits.document && defaultDocument($state.snapshot(this.edits.document).facts)),
	);
	readonly parts: ReadonlyMap<string, Part> = $derived(partsById(this.edits.document));
	/** What keeps it from being published now. */
	readonly faults: readonly Fault[] = $derived(
		this.edits.document && this.view
			? check($state.snapshot(this.edits.document), this.view.live)
			: [],
	);

	constructor(room: Remote<PolicyRoom>, whose: Whose, locale: Locale) {
		this.room = room;
		this.whose = whose;
		this.locale = locale;
	}

	/** Whether it is there to be changed: one's own is made only if it is wanted. */
	get isOpen(): boolean {
		const { view, whose } = this;
		return whose === 'practice' || this.isBegun || Boolean(view?.newest ?? view?.draft.document);
	}

	hear(news: News): void {
		if (news.kind === 'walk' && this.busy) this.walk = news;
	}

	/** Asks for it, unless it is there: what was changed stays. */
	async load(): Promise<void> {
		if (this.view) return;
		this.failure = null;
		try {
			this.#open(await this.room.show(this.whose));
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	/** Keeps on this device what is changed and not saved. @throws Failure */
	async keep(): Promise<void> {
		if (this.edits.document) await this.room.keep(this.whose, this.edits.kept);
	}

	/** Notes that something was changed; a fault goes once it is mended. */
	changed(): void {
		this.isSaved = false;
		this.edits.gone = null;
		this.published = 0;
		this.signed = null;
		this.wrong = stillWrong(this.wrong, this.faults);
	}

	/** Saves the draft for all who may change it. Returns whether that is done. */
	async save(): Promise<boolean> {
		return this.#ask('save', async (document) => {
			const { revision: before } = this.edits.madeFrom;
			const revision = await this.room.save(this.whose, document, before);
			if (revision === null) return this.#meet();
			this.edits.saved(document, revision);
			this.wrong = [];
			this.isSaved = true;
			return true;
		});
	}

	/** Makes a version of it and signs that in one's own threads. Returns whether it is one. */
	async publish(how: Omit<Publishing, 'revision' | 'after'>): Promise<boolean> {
		this.wrong = this.faults;
		if (this.wrong.length > 0) return false;
		return this.#ask('publish', async (document) => {
			const all = { ...how, ...this.edits.madeFrom };
			const { published, wrong, isCrossed } = await this.room.publish(this.whose, document, all);
			if (isCrossed) return this.#meet();
			if (!published) return this.#mend(wrong);
			this.edits.settle();
			this.#open(await this.room.show(this.whose));
			this.published = published.version;
			await this.#walk(this.view?.newest ?? null);
			return true;
		});
	}

	/** Signs the version in force in those of one's threads where it does not stand yet. */
	async bring(): Promise<boolean> {
		const { waiting } = this.view ?? {};
		if (!waiting) return false;
		return this.#ask('bring', async () => {
			await this.#sign(waiting);
			return true;
		});
	}

	/** Decides between what both have written at one place. */
	choose(crossed: Crossed, isMine: boolean): void {
		this.edits.choose(crossed, isMine);
		this.changed();
	}

	/** Goes back to the draft that is saved; what was changed can be taken back. */
	reset(): void {
		this.changed();
		this.wrong = [];
		this.edits.reset();
		void this.keep().catch(() => undefined); // nothing is left to be kept
	}

	/** Takes back that one went back. */
	takeBack(): void {
		this.edits.takeBack();
		this.changed();
		void this.keep().catch(() => undefined); // kept with the next change
	}

	#open(view: PolicyView): void {
		this.view = view;
		if (this.edits.open(view)) this.isBegun = true;
	}

	/** Somebody else was quicker, and nothing is sent. */
	async #meet(): Promise<boolean> {
		const view = await this.room.show(this.whose);
		this.view = view;
		this.edits.meet(view);
		return false;
	}

	/** The server knows better, above all what acts now. */
	async #mend(wrong: Readonly<Record<string, string>>): Promise<boolean> {
		const view = await this.room.show(this.whose);
		this.view = view;
		this.edits.follow(view.details, view.live);
		this.wrong = Object.entries(wrong).map(([where, reason]) => ({ where, reason }));
		return false;
	}

	/** Of a walk that breaks off that is said, with the way to go on: what is published stays. */
	async #walk(version: VersionRow | null): Promise<void> {
		try {
			await this.#sign(version);
		} catch (error) {
			this.failure = factsOf(error);
			this.failed = 'bring';
		}
	}

	async #sign(version: VersionRow | null): Promise<void> {
		if (!version) return;
		this.walk = { done: 0, all: 0 };
		this.signed = await this.room.bring({ ...version });
		const { waiting } = await this.room.show(this.whose);
		if (this.view) this.view = { ...this.view, waiting };
	}

	async #ask(what: Deed, ask: (document: Document) => Promise<boolean>): Promise<boolean> {
		const { document } = this.edits;
		if (this.busy || !document) return false;
		this.failure = null;
		this.failed = '';
		this.isSaved = false;
		this.signed = null;
		this.busy = what;
		try {
			return await ask($state.snapshot(document));
		} catch (error) {
			this.failure = factsOf(error);
			this.failed = what;
			return false;
		} finally {
			this.busy = '';
		}
	}
}

function partsById(document: Document | null): ReadonlyMap<string, Part> {
	const parts = document ? partsOf(document) : [];
	return new Map(parts.map((part) => [part.id, part]));
}
