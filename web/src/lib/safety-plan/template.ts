import type { PlanLine } from '../protocol/safety-posts.ts';
import type { Locale } from '../text/catalogue.ts';

type Localised = Readonly<Record<Locale, string>>;

export type Field = Readonly<{ id: string; type: 'text' | 'phone' | 'date'; max: number }>;
export type Step = Readonly<{
	id: string;
	title: Localised;
	prompt: Localised;
	fields: readonly Field[];
	clinician_note: Localised;
}>;

/** src/meantime/content/safety_plan.yaml */
export type Template = Readonly<{
	header: Localised;
	steps: readonly Step[];
	rules: Readonly<{ review_after: readonly string[] }>;
}>;

/** Fields that are filled in together, such as a name and its phone; at most `most` such rows. */
export type Group = Readonly<{ id: string; fields: readonly Field[]; most: number }>;

/** What stands in one row, by field; a field without a text is left out. */
export type Row = Readonly<Record<string, string>>;

/** The rows of each group, by `placeOf`. */
export type Sheet = ReadonlyMap<string, readonly Row[]>;

/** Neighbours of which equally many may stand, if it is more than one, belong together. */
export function groupsOf({ fields }: Step): Group[] {
	const groups: { id: string; fields: Field[]; most: number }[] = [];
	for (const field of fields) {
		const last = groups.at(-1);
		if (last && last.most === field.max && field.max > 1) last.fields.push(field);
		else groups.push({ id: field.id, fields: [field], most: field.max });
	}
	return groups;
}

export function placeOf(step: Step, group: Group): string {
	return `${step.id}/${group.id}`;
}

/** The lines of a plan, sorted into the rows of the template. */
export function sheetOf(template: Template, lines: readonly PlanLine[]): Sheet {
	const sheet = new Map<string, readonly Row[]>();
	for (const step of template.steps) {
		const said = lines.filter((line) => line.step === step.id);
		for (const group of groupsOf(step)) sheet.set(placeOf(step, group), rowsOf(group, said));
	}
	return sheet;
}

/** The lines that a sheet makes, without what is empty; `others` go on behind them. */
export function linesOf(template: Template, sheet: Sheet, others: readonly PlanLine[]): PlanLine[] {
	const made = template.steps.flatMap((step) =>
		groupsOf(step).flatMap((group) => {
			const rows = (sheet.get(placeOf(step, group)) ?? []).map(trimmed).filter(isFilled);
			return rows.flatMap((values, row) =>
				group.fields.flatMap(({ id: field }) => {
					const text = values[field];
					return text ? [{ step: step.id, field, text, row }] : [];
				}),
			);
		}),
	);
	return [...made, ...others];
}

/** Lines of steps and fields that this version of the app does not know: they are never lost. */
export function othersOf(template: Template, lines: readonly PlanLine[]): PlanLine[] {
	return lines.filter((line) => {
		const step = template.steps.find(({ id }) => id === line.step);
		return !step?.fields.some(({ id }) => id === line.field);
	});
}

/** Whether anything of a step was written. */
export function isStepFilled(step: Step, sheet: Sheet): boolean {
	return groupsOf(step).some((group) => (sheet.get(placeOf(step, group)) ?? []).some(isFilled));
}

/** Each line in its row; where two claim one place, the later one takes the next that is free. */
function rowsOf({ fields }: Group, lines: readonly PlanLine[]): Row[] {
	const rows = new Map<number, Record<string, string>>();
	for (const { field, text, row } of lines) {
		if (!fields.some(({ id }) => id === field)) continue;
		let at = row;
		while (rows.get(at)?.[field] !== undefined) at += 1;
		rows.set(at, { ...rows.get(at), [field]: text });
	}
	return [...rows].sort(([one], [other]) => one - other).map(([, values]) => values);
}

function trimmed(row: Row): Row {
	return Object.fromEntries(Object.entries(row).map(([field, text]) => [field, text.trim()]));
}

function isFilled(row: Row): boolean {
	return Object.values(row).some((text) => text.trim() !== '');
}
