import { makeEntryId } from '../protocol/writing.ts';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { Remote } from '../sync/remote.ts';
import type { Locale } from '../text/catalogue.ts';
import type { RetentionRoom } from './room.ts';
import { faultsOf, fieldsOf, NO_FAULTS, ruleOf, type Faults, type RowFields } from './rows.ts';
import { templateRules } from './template.ts';

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

	constructor(room: Remote<RetentionRoom>) {
		this.#room = room;
	}

	/** A practice without a table begins with the template. */
	async load(locale: Locale): Promise<void> {
		try {
			const { rules, isCustodian } = await this.#room.table();
			this.isCustodian = isCustodian;
			this.rows = (rules.length > 0 ? rules : templateRules(locale)).map(fieldsOf);
			this.failure = null;
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	add(): void {
		const empty = { name: '', on: '', years: '', age: '', checkedOn: '' };
		this.rows?.push({ rule: makeEntryId(), source: 'practice', kind: 'after_end', ...empty });
	}

	drop(row: RowFields): void {
		this.rows = this.rows?.filter(({ rule }) => rule !== row.rule) ?? null;
	}

	/** Looks again whether what had to be mended is. */
	recheck(): void {
		this.isSaved = false;
		if (this.wrong.size > 0) this.wrong = faultsOf(this.rows ?? []);
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
