import { dateWords } from '../agreement/fact-words.ts';
import type { PlainKey } from '../text/catalogue.ts';
import type { Text } from '../text/text.svelte.ts';
import type { Kind, Lack, Reach } from './rules.ts';
import { isFilled } from './rules.ts';
import { asRule } from './said.ts';
import type { Of, RetentionRule } from './view.ts';

export const LACKS: Readonly<Record<Exclude<Lack, ''>, PlainKey>> = {
	no_rules: 'retention.no_rules',
	not_filled: 'retention.not_filled',
	no_birth_date: 'retention.no_birth_date',
};

/** What keeps a record, by the codes of the rules here and of the server. */
export const KEPT: Readonly<Record<string, PlainKey>> = {
	held: 'retention.kept_held',
	unknown: 'retention.kept_unknown',
	early: 'retention.kept_early',
	clock: 'retention.kept_clock',
	waiting: 'retention.kept_waiting',
	unplanned: 'retention.kept_unplanned',
	in_use: 'retention.kept_in_use',
};

export const SOURCES: Readonly<Record<RetentionRule['source'], PlainKey>> = {
	state: 'retention.state',
	payer: 'retention.payer',
	board: 'retention.board',
	practice: 'retention.practice',
};

export const KINDS: Readonly<Record<Kind, PlainKey>> = {
	after_end: 'retention.kind_after_end',
	after_majority: 'retention.kind_after_majority',
	fixed: 'retention.kind_fixed',
};

export const CERTIFIED: Readonly<Record<Of, PlainKey>> = {
	thread: 'retention.cert_thread',
	chart: 'retention.cert_chart',
	desk: 'retention.cert_desk',
};

/** How a rule counts. */
export function countOf(rule: RetentionRule, text: Text): string {
	if (!isFilled(asRule(rule))) return text.say('retention.unfilled');
	const [years, age] = [text.number(rule.years), text.number(rule.age)];
	if (rule.kind === 'fixed') return text.say('retention.fixed', { day: dayOf(rule.on, text) });
	if (rule.kind === 'after_end') return text.say('retention.after_end', { years });
	return text.say('retention.after_majority', { years, age });
}

/** How far a rule reaches; empty where that cannot be told. */
export function reachOf({ until }: Reach, text: Text): string {
	return until && text.say('retention.until', { day: dayOf(until, text) });
}

/** A local day in words. */
export function dayOf(day: string, text: Text): string {
	return day && dateWords(day, text.locale);
}
