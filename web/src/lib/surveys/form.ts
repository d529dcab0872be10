/** A form between what was answered before and what is to be sealed. Pure. */
import type { SurveyItem } from './content.ts';
import type { Answers } from './tally.ts';

/** The most characters of an open answer. */
export const MOST_CHARACTERS = 2_000;
const WHOLE = /^\d{1,6}$/;

/** What a form says, by item; '' for what is skipped. */
export type Fields = Record<string, string>;

/** A form with what was answered before. */
export function toFields(items: readonly SurveyItem[], values: Answers): Fields {
	return Object.fromEntries(items.map(({ id }) => [id, String(values[id] ?? '')]));
}

/** The items of a form whose answer cannot stay as it is. */
export function faultsOf(items: readonly SurveyItem[], fields: Fields): string[] {
	return items
		.filter(({ id, type }) => {
			const said = (fields[id] ?? '').trim();
			if (type === 'number') return said !== '' && !WHOLE.test(said);
			return type === 'open' && said.length > MOST_CHARACTERS;
		})
		.map(({ id }) => id);
}

/** What a form answers; what is skipped is left out. */
export function toValues(items: readonly SurveyItem[], fields: Fields): Answers {
	const given = items.flatMap(({ id, type }) => {
		const said = (fields[id] ?? '').trim();
		if (said === '') return [];
		return [[id, type === 'agree5' || type === 'number' ? Number(said) : said] as const];
	});
	return Object.fromEntries(given);
}
