/** Items and statements in plain words for a client. */
import type { StatementSummary } from '../api/shapes/billing.ts';
import { dateWords } from '../agreement/fact-words.ts';
import type { Text } from '../text/text.svelte.ts';
import { written } from './rules/written.ts';
import type { ItemView } from './view.ts';

/** What an item is for. */
export function itemWords({ kind, since, until }: ItemView, text: Text): string {
	const day = dateWords(since, text.locale);
	if (kind === 'reply') return text.say('fees.item_reply', { day });
	return text.say('fees.item_month', { since: day, until: dateWords(until, text.locale) });
}

/** What an item of a statement is for; one that does not stand there by its day, if it is one. */
export function itemNamed(item: string, lines: readonly ItemView[], text: Text): string {
	if (!item) return text.say('fees.differs_whole');
	const line = lines.find((each) => each.item === item);
	if (line) return itemWords(line, text);
	const isDay = /^\d{4}-\d{2}-\d{2}$/.test(item);
	if (!isDay) return text.say('fees.item_unknown');
	return text.say('fees.item_from', { day: dateWords(item, text.locale) });
}

/** A month with its year, as it stands in a sentence. */
export function monthSaid(month: string, text: Text): string {
	return new Intl.DateTimeFormat(text.locale, {
		...({ month: 'long', year: 'numeric', timeZone: 'UTC' } as const),
	}).format(Date.parse(`${month.slice(0, 7)}-01T00:00:00Z`));
}

/** The same, as a title. */
export function monthName(month: string, text: Text): string {
	const name = monthSaid(month, text);
	return name.charAt(0).toLocaleUpperCase(text.locale) + name.slice(1);
}

/** The last day of the month in which a day lies. */
export function lastDayOfMonth(day: string): string {
	const [year = 0, month = 1] = day.split('-').map(Number);
	return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** What is to be paid of a statement: the balance without what is paused. */
export function dueOf({ balance, paused }: StatementSummary): number {
	return balance - paused;
}

/** How a statement stands. */
export function stateWords(summary: StatementSummary, today: string, text: Text): string {
	const { balance, paused, currency, due_on: dueOn } = summary;
	const due = dueOf(summary);
	const amount = written(due, currency, text.locale);
	const day = dateWords(dueOn, text.locale);
	if (balance === 0) return text.say('fees.paid');
	if (balance < 0) {
		return text.say('fees.owed_to_you', { amount: written(-balance, currency, text.locale) });
	}
	const said = [
		due > 0 ? text.say(dueOn < today ? 'fees.was_due' : 'fees.due', { amount, day }) : '',
		paused > 0
			? text.say('fees.is_paused', { amount: written(paused, currency, text.locale) })
			: '',
	];
	return said.filter(Boolean).join(' ');
}
