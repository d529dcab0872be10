import { defaultDocument } from '../agreement/defaults.ts';
import type { Document } from '../agreement/document.ts';
import type { Fault } from '../agreement/shapes.ts';
import { partsOf, type Part } from '../agreement/texts.ts';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { Signed } from '../sync/signing.ts';
import type { Locale } from '../text/catalogue.ts';
import { check, stillWrong } from './checking.ts';
import { factsNow, withLive } from './facts.ts';
import { isSaid, merge, putAt, type Crossed } from './merging.ts';
import type { PolicyRoom, Publishing } from './room.ts';
import type { PolicyView, VersionRow, Whose } from './view.ts';

/** What somebody else has made of a draft since it was opened here. */
export type Others = Readonly<{ by: string; before: Document; now: Document }>;

type Deed = '' | 'save' | 'publish' | 'bring';

/** A policy on its page: what is in force, what is saved as the draft, and what is being changed. */
export class PolicyOnPage {
	readonly whose: Whose;
	readonly room: Remote<PolicyRoom>;
	/** Null until it is known. */
	view = $state.raw<PolicyView | null>(null);
	document = $state<Document | null>(null);
	/** The language in which texts are shown beside their forms. */
	locale: Locale = $state('en');
	/** What has to be mended before it is published, once that was tried. */
	wrong = $state.raw<readonly Fault[]>([]);
	others = $state.raw<Others | null>(null);
	/** Places that both have changed: one's own stands, the other's is shown beside it. */
	crossed = $state.raw<readonly Crossed[]>([]);
	/** Why it could not be shown, or why `failed` was not done. */
	failure = $state.raw<FailureFacts | null>(null);
	failed = $state<Deed>('');
	busy = $state<Deed>('');
	isSaved = $state(false);
	/** What went as one went back to what is saved, until something is changed anew. */
	gone = $state.raw<Document | null>(null);
	/** Whether a policy of one's own was asked for, or is on this device. */
	isBegun = $state(false);
	published = $state(0);
	walk = $state.raw<Readonly<{ done: number; all: number }>>({ done: 0, all: 0 });
	signed = $state.raw<Signed | null>(null);
	/** What is saved as the draft, or what one begins with. */
	#base = $state.raw<Document | null>(null);
	#revision = 0;
	/** The version that it follows, 0 for none: who publishes another meanwhile was quicker. */
	#after = 0;
	/** The texts that come with the app, by their id. */
	readonly usual: ReadonlyMap<string, Part> = $derived(
		partsById(this.document && defaultDocument($state.snapshot(this.document).facts)),
	);
	readonly parts: ReadonlyMap<string, Part> = $derived(partsById(this.document));
	/** What keeps it from being published now. */
	readonly faults: readonly Fault[] = $derived(
		this.document && this.view ? check($state.snapshot(this.document), this.view.live) : [],
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

	/** Read also as the page goes, when what is derived on it has gone before. */
	get isChanged(): boolean {
		return this.document !== null && this.#base !== null && !isSaid(this.document, this.#base);
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
		if (!this.document || !this.#base) return;
		const document = $state.snapshot(this.document);
		const kept = {
			...{ document, base: this.#base, revision: this.#revision },
			after: this.#after,
		};
		await this.room.keep(this.whose, this.isChanged ? kept : null);
	}

	/** Notes that something was changed; a fault goes once it is mended. */
	changed(): void {
		this.isSaved = false;
		this.gone = null;
		this.published = 0;
		this.signed = null;
		this.wrong = stillWrong(this.wrong, this.faults);
	}

	/** Saves the draft for all who may change it. Returns whether that is done. */
	async save(): Promise<boolean> {
		return this.#ask('save', async (document) => {
			const revision = await this.room.save(this.whose, document, this.#revision);
			if (revision === null) return this.#meet();
			this.#revision = revision;
			this.#base = document;
			this.#settle();
			this.isSaved = true;
			return true;
		});
	}

	/** Makes a version of it and signs that in one's own threads. Returns whether it is one. */
	async publish(how: Omit<Publishing, 'revision' | 'after'>): Promise<boolean> {
		this.wrong = this.faults;
		if (this.wrong.length > 0) return false;
		return this.#ask('publish', async (document) => {
			const all = { ...how, revision: this.#revision, after: this.#after };
			const { published, wrong, isCrossed } = await this.room.publish(this.whose, document, all);
			if (isCrossed) return this.#meet();
			if (!published) return this.#mend(wrong);
			this.#settle();
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
	choose({ where, theirs }: Crossed, isMine: boolean): void {
		if (!isMine && this.document) putAt(this.document, where, structuredClone(theirs));
		this.crossed = this.crossed.filter((each) => each.where !== where);
		this.changed();
	}

	/** Goes back to the draft that is saved; what was changed can be taken back. */
	reset(): void {
		const gone = this.document && $state.snapshot(this.document);
		this.document = structuredClone(this.#base);
		this.#settle();
		this.changed();
		this.gone = gone;
		void this.keep().catch(() => undefined); // nothing is left to be kept
	}

	/** Takes back that one went back. */
	takeBack(): void {
		const { gone } = this;
		if (gone) this.document = gone;
		this.changed();
		void this.keep().catch(() => undefined); // kept with the next change
	}

	#open(view: PolicyView): void {
		const { kept, details, live } = view;
		const base = startOf(view);
		this.view = view;
		this.#base = base;
		this.#revision = view.draft.revision;
		this.#after = view.newest?.version ?? 0;
		this.document = structuredClone(base);
		if (!kept) return;
		this.isBegun = true;
		const mine = withLive(kept.document, details, live);
		const isOfThis = kept.revision === this.#revision && kept.after === this.#after;
		if (isOfThis) this.document = mine;
		else this.#merge(withLive(kept.base, details, live), mine);
	}

	/** Somebody else was quicker: what both have changed is put together, and nothing is sent. */
	async #meet(): Promise<boolean> {
		const [before, mine] = [this.#base, this.document && $state.snapshot(this.document)];
		const view = await this.room.show(this.whose);
		this.#open({ ...view, kept: null });
		if (before && mine) this.#merge(before, mine);
		return false;
	}

	#merge(before: Document, mine: Document): void {
		if (!this.#base || !this.view) return;
		const { document, crossed } = merge(before, mine, this.#base);
		this.document = document;
		this.crossed = crossed;
		const { draft, newest } = this.view;
		const by = draft.document ? draft.by : (newest?.by ?? '');
		this.others = { by, before, now: this.#base };
	}

	/** The server knows better, above all what acts now. */
	async #mend(wrong: Readonly<Record<string, string>>): Promise<boolean> {
		const view = await this.room.show(this.whose);
		this.view = view;
		const { document } = this;
		if (document) this.document = withLive($state.snapshot(document), view.details, view.live);
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

	#settle(): void {
		this.others = null;
		this.crossed = [];
		this.wrong = [];
	}

	async #ask(what: Deed, ask: (document: Document) => Promise<boolean>): Promise<boolean> {
		const { document } = this;
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

/** What one goes on from: the draft, else what is in force, else the usual texts. */
function startOf({ draft, inForce, details, live }: PolicyView): Document {
	const known = draft.document ?? inForce?.document;
	return known ? withLive(known, details, live) : defaultDocument(factsNow(details, live));
}

function partsById(document: Document | null): ReadonlyMap<string, Part> {
	const parts = document ? partsOf(document) : [];
	return new Map(parts.map((part) => [part.id, part]));
}
