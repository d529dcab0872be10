import { makeEntryId } from '../protocol/writing.ts';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { Remote } from '../sync/remote.ts';
import type { Locale } from '../text/catalogue.ts';
import type { RetentionRoom } from './room.ts';
import { faultsOf, fieldsOf, NO_FAULTS, ruleOf, type Faults, type RowFields } from './rows.ts';
import { templateRules } from './template.ts';

const PAUSE_MS = 600;

/** The practice's table of rules on its page. */
export class TableOnPage {
	readonly #room: Remote<RetentionRoom>;
	isCustodian = $state(false);
	/** Null until it is known. */
	rows = $state<RowFields[] | null>(null);
	wrong = $state.raw<Faults>(NO_FAULTS);
	failure = $state.raw<FailureFacts | null>(null);
	undone = $state.raw<FailureFacts | null>(null);
	isBusy = $state(false);
	isSaved = $state(false);
	#isTyped = false;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(room: Remote<RetentionRoom>) {
		this.#room = room;
	}

	/** A practice without a table begins with the template. */
	async load(locale: Locale): Promise<void> {
		try {
			const [{ rules, isCustodian }, typed] = await Promise.all([
				this.#room.table(),
				this.#room.typed(),
			]);
			this.isCustodian = isCustodian;
			this.rows = typed ?? (rules.length > 0 ? rules : templateRules(locale)).map(fieldsOf);
			this.failure = null;
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	add(): void {
		const empty = { name: '', on: '', years: '', age: '', checkedOn: '' };
		this.rows?.push({ rule: makeEntryId(), source: 'practice', kind: 'after_end', ...empty });
		this.#changed();
	}

	drop(row: RowFields): void {
		this.rows = this.rows?.filter(({ rule }) => rule !== row.rule) ?? null;
		this.#changed();
	}

	/** Looks again whether what had to be mended is. */
	recheck(): void {
		this.#changed();
		if (this.wrong.size > 0) this.wrong = faultsOf(this.rows ?? []);
	}

	/** Keeps what is typed now, for a page that goes: it stands there the next time. */
	async flush(): Promise<void> {
		clearTimeout(this.#timer);
		if (!this.#isTyped) return;
		this.#isTyped = false;
		await this.#room.keepTyped($state.snapshot(this.rows));
	}

	#changed(): void {
		this.isSaved = false;
		this.#isTyped = true;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush().catch(() => undefined), PAUSE_MS);
	}

	/** Returns whether it is saved. */
	async save(): Promise<boolean> {
		const rows = $state.snapshot(this.rows);
		if (!rows || this.isBusy) return false;
		this.wrong = faultsOf(rows);
		if (this.wrong.size > 0) return false;
		this.isBusy = true;
		this.undone = null;
		try {
			const { rules } = await this.#room.setTable(rows.map(ruleOf));
			this.rows = rules.map(fieldsOf);
			clearTimeout(this.#timer);
			this.#isTyped = false;
			await this.#room.keepTyped(null);
			this.isSaved = true;
			return true;
		} catch (error) {
			this.undone = factsOf(error);
			return false;
		} finally {
			this.isBusy = false;
		}
	}
}
