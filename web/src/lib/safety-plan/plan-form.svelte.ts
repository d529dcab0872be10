import { SvelteMap } from 'svelte/reactivity';
import type { PlanLine } from '../protocol/safety-posts.ts';
import {
	groupsOf,
	linesOf,
	othersOf,
	placeOf,
	sheetOf,
	type Group,
	type Sheet,
	type Template,
} from './template.ts';
import type { PlanDraft } from './view.ts';

/** A row that is being written; `key` stays with it wherever it moves. */
export type FormRow = { key: number; values: Record<string, string> };
type Removed = Readonly<{ place: string; at: number; row: FormRow }>;

/** A plan that is being written. It tells `changed` whenever a row is. */
export class PlanForm {
	/** The version from which it began, empty if there was none. */
	readonly base: string;
	rows = $state<Record<string, FormRow[]>>({});
	/** What was removed last, and can be put back. */
	removed = $state.raw<Removed | null>(null);
	readonly #template: Template;
	readonly #others: readonly PlanLine[];
	readonly #changed: (draft: PlanDraft) => void;
	#keys = 0;

	constructor(template: Template, { base, lines }: PlanDraft, changed: (draft: PlanDraft) => void) {
		this.base = base;
		this.#template = template;
		this.#others = othersOf(template, lines);
		this.#changed = changed;
		const sheet = sheetOf(template, lines);
		for (const step of template.steps) {
			for (const group of groupsOf(step)) {
				const place = placeOf(step, group);
				const rows = (sheet.get(place) ?? []).map((row) => this.#row(group, row));
				this.rows[place] = rows.length > 0 ? rows : [this.#row(group)];
			}
		}
	}

	/** What would be saved now. */
	get lines(): PlanLine[] {
		const said = Object.entries(this.rows);
		const sheet: Sheet = new SvelteMap(
			said.map(([place, rows]) => [place, rows.map(({ values }) => values)]),
		);
		return linesOf(this.#template, sheet, this.#others);
	}

	/** Notes that something was typed. */
	touch(): void {
		this.#changed({ base: this.base, lines: this.lines });
	}

	/** Adds an empty row behind `after`, or last; returns its key, -1 if there is no room. */
	add(place: string, group: Group, after = -1): number {
		const rows = this.rows[place] ?? [];
		if (rows.length >= group.most) return -1;
		const at = rows.findIndex(({ key }) => key === after);
		const row = this.#row(group);
		rows.splice(at < 0 ? rows.length : at + 1, 0, row);
		return row.key;
	}

	/** Removes a row; the last one of its place leaves an empty row behind. */
	remove(place: string, group: Group, key: number): void {
		const rows = this.rows[place] ?? [];
		const at = rows.findIndex((row) => row.key === key);
		const row = rows[at];
		if (!row) return;
		rows.splice(at, 1);
		if (rows.length === 0) rows.push(this.#row(group));
		this.removed = { place, at, row };
		this.touch();
	}

	/** Puts back what was removed last. */
	putBack(): void {
		if (!this.removed) return;
		const { place, at, row } = this.removed;
		this.rows[place]?.splice(at, 0, row);
		this.removed = null;
		this.touch();
	}

	/** Moves a row up (-1) or down (1), where there is somewhere to go. */
	move(place: string, key: number, by: -1 | 1): void {
		const rows = this.rows[place] ?? [];
		const at = rows.findIndex((row) => row.key === key);
		const [row, other] = [rows[at], rows[at + by]];
		if (!row || !other) return;
		rows[at] = other;
		rows[at + by] = row;
		this.touch();
	}

	#row({ fields }: Group, values: Readonly<Record<string, string>> = {}): FormRow {
		const empty = fields.map(({ id }) => [id, values[id] ?? '']);
		return { key: (this.#keys += 1), values: Object.fromEntries(empty) as Record<string, string> };
	}
}
