import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { VendorsRoom } from './room.ts';
import { faultsOf } from './standing.ts';
import type { VendorFaults, VendorFields, VendorRow, VendorsView } from './view.ts';

const NEW: VendorFields = {
	...{ id: '', kind: 'host', name: '', scope: '' },
	...{ signedOn: '', expiresOn: '', file: null },
};

/** The register on its page. */
export class VendorsOnPage {
	readonly #room: Remote<VendorsRoom>;
	/** Null until it is known. */
	view = $state.raw<VendorsView | null>(null);
	failure = $state.raw<FailureFacts | null>(null);
	/** What is being written; null for nothing. */
	fields = $state<VendorFields | null>(null);
	wrong = $state.raw<VendorFaults>({});
	undone = $state.raw<FailureFacts | null>(null);
	isBusy = $state(false);
	/** What was taken out just now and can be put back. */
	dropped = $state.raw<VendorRow | null>(null);
	/** What was saved just now, by its name. */
	saved = $state('');

	constructor(room: Remote<VendorsRoom>) {
		this.#room = room;
	}

	async load(): Promise<void> {
		try {
			this.view = await this.#room.show();
			this.failure = null;
		} catch (error) {
			if (!this.view) this.failure = factsOf(error);
		}
	}

	hear(news: News): void {
		if (news.kind === 'spaces') void this.load();
		if (news.kind === 'space' && this.view?.watched.includes(news.id)) void this.load();
	}

	/** Begins a form: for a vendor that stands, or a new one. */
	begin(row: VendorRow | null = null): void {
		this.wrong = {};
		this.undone = null;
		this.saved = '';
		this.fields = row
			? {
					...{ id: row.id, kind: row.kind, name: row.name, scope: row.scope },
					...{ signedOn: row.signedOn, expiresOn: row.expiresOn, file: row.file },
				}
			: { ...NEW };
	}

	/** Looks again whether what had to be mended is. */
	recheck(): void {
		const { fields, view, wrong } = this;
		if (fields && view && Object.keys(wrong).length > 0) this.wrong = faultsOf(fields, view.today);
	}

	/** Saves the form; returns whether that is done. */
	async save(): Promise<boolean> {
		const { fields, view } = this;
		if (!fields || !view || this.isBusy) return false;
		this.wrong = faultsOf(fields, view.today);
		if (Object.keys(this.wrong).length > 0) return false;
		const said = { ...$state.snapshot({ ...fields, file: null }), file: plain(fields.file) };
		return this.#attempt(async () => {
			const kept = await this.#room.keep(said);
			this.wrong = kept.wrong;
			if (!kept.view) return false;
			this.view = kept.view;
			this.saved = said.name;
			this.fields = null;
			this.dropped = null;
			return true;
		});
	}

	drop(row: VendorRow): Promise<boolean> {
		return this.#attempt(async () => {
			this.view = await this.#room.drop(row.id);
			this.dropped = row;
			this.saved = '';
			return true;
		});
	}

	/** Puts back what was taken out just now. */
	putBack(): Promise<boolean> {
		const row = this.dropped;
		return this.#attempt(async () => {
			if (!row) return false;
			this.view = await this.#room.putBack(row);
			this.dropped = null;
			return true;
		});
	}

	/** The signed file of a vendor; null if it cannot be had just now. */
	async file(row: VendorRow): Promise<Blob | null> {
		let found: Blob | null = null;
		await this.#attempt(async () => {
			found = await this.#room.file(row);
			return true;
		});
		return found;
	}

	async #attempt(action: () => Promise<boolean>): Promise<boolean> {
		if (this.isBusy) return false;
		this.isBusy = true;
		this.undone = null;
		try {
			return await action();
		} catch (error) {
			this.undone = factsOf(error);
			return false;
		} finally {
			this.isBusy = false;
		}
	}
}

/** A file crosses to the worker as it is; what stands already is plain data. */
function plain(file: VendorFields['file']): VendorFields['file'] {
	return file && !(file instanceof File) ? { ...file } : file;
}
