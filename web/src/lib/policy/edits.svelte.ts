import { defaultDocument } from '../agreement/defaults.ts';
import type { Document } from '../agreement/document.ts';
import type { PracticeDetails } from '../api/shapes/practices.ts';
import { factsNow, withLive, type Live } from './facts.ts';
import { isSaid, merge, putAt, type Crossed } from './merging.ts';
import type { KeptDraft, PolicyView } from './view.ts';

/** What somebody else has made of a draft since it was opened here. */
export type Others = Readonly<{ by: string; before: Document; now: Document }>;

/** A policy as it is being changed on its page, and what others have changed of it meanwhile. */
export class Edits {
	/** Null until it is known. */
	document = $state<Document | null>(null);
	others = $state.raw<Others | null>(null);
	/** Places that both have changed: one's own stands, the other's is shown beside it. */
	crossed = $state.raw<readonly Crossed[]>([]);
	/** What went as one went back to what is saved, until something is changed anew. */
	gone = $state.raw<Document | null>(null);
	/** What is saved as the draft, or what one begins with. */
	#base = $state.raw<Document | null>(null);
	#revision = 0;
	/** The version that it follows, 0 for none: who publishes another meanwhile was quicker. */
	#after = 0;

	/** Read also as the page goes, when what is derived on it has gone before. */
	get isChanged(): boolean {
		return this.document !== null && this.#base !== null && !isSaid(this.document, this.#base);
	}

	/** The draft and the version that it was made from. */
	get madeFrom(): Readonly<{ revision: number; after: number }> {
		return { revision: this.#revision, after: this.#after };
	}

	/** What this device has to keep; null where nothing is changed. */
	get kept(): KeptDraft | null {
		if (!this.document || !this.#base || !this.isChanged) return null;
		const document = $state.snapshot(this.document);
		return { document, base: this.#base, ...this.madeFrom };
	}

	/** Begins from what is saved and what this device has kept; says whether it had kept anything. */
	open(view: PolicyView): boolean {
		const { kept, details, live } = view;
		const base = startOf(view);
		this.#base = base;
		this.#revision = view.draft.revision;
		this.#after = view.newest?.version ?? 0;
		this.document = structuredClone(base);
		if (!kept) return false;
		const mine = withLive(kept.document, details, live);
		const isOfThis = kept.revision === this.#revision && kept.after === this.#after;
		if (isOfThis) this.document = mine;
		else this.#merge(view, withLive(kept.base, details, live), mine);
		return true;
	}

	/** Somebody else was quicker: what both have changed is put together. */
	meet(view: PolicyView): void {
		const [before, mine] = [this.#base, this.document && $state.snapshot(this.document)];
		this.open({ ...view, kept: null });
		if (before && mine) this.#merge(view, before, mine);
	}

	/** Notes that a document was saved as the draft of `revision`. */
	saved(document: Document, revision: number): void {
		this.#revision = revision;
		this.#base = document;
		this.settle();
	}

	/** Says what acts now, whatever stood there. */
	follow(details: PracticeDetails, live: Live): void {
		const { document } = this;
		if (document) this.document = withLive($state.snapshot(document), details, live);
	}

	/** Decides between what both have written at one place. */
	choose({ where, theirs }: Crossed, isMine: boolean): void {
		if (!isMine && this.document) putAt(this.document, where, structuredClone(theirs));
		this.crossed = this.crossed.filter((each) => each.where !== where);
	}

	/** Goes back to the draft that is saved; what was changed can be taken back. */
	reset(): void {
		this.gone = this.document && $state.snapshot(this.document);
		this.document = structuredClone(this.#base);
		this.settle();
	}

	/** Takes back that one went back. */
	takeBack(): void {
		if (this.gone) this.document = this.gone;
		this.gone = null;
	}

	/** Nothing of others has to be looked at any more. */
	settle(): void {
		this.others = null;
		this.crossed = [];
	}

	#merge({ draft, newest }: PolicyView, before: Document, mine: Document): void {
		if (!this.#base) return;
		const { document, crossed } = merge(before, mine, this.#base);
		this.document = document;
		this.crossed = crossed;
		const by = draft.document ? draft.by : (newest?.by ?? '');
		this.others = { by, before, now: this.#base };
	}
}

/** What one goes on from: the draft, else what is in force, else the usual texts. */
function startOf({ draft, inForce, details, live }: PolicyView): Document {
	const known = draft.document ?? inForce?.document;
	return known ? withLive(known, details, live) : defaultDocument(factsNow(details, live));
}
