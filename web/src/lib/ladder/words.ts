import type { Night, Rung } from '../api/shapes/safety.ts';
import type { PlainKey } from '../text/catalogue.ts';
import { fill, type Locale } from '../text/catalogue.ts';
import type { Text } from '../text/text.svelte.ts';
import type { Reason } from './form.ts';

type Localised = Readonly<Record<Locale, string>>;
/** Of src/meantime/content/safety_card.yaml what a client is told before they send. */
export type CardWords = Readonly<{
	who: Readonly<Record<'clinician' | 'cover' | 'on_call', Localised>>;
	alert: Readonly<Record<'drafting_told' | 'drafting_nobody', Localised>>;
}>;

export const RUNG_NAMES: Readonly<Record<Rung, PlainKey>> = {
	clinician: 'ladder.clinician',
	cover: 'ladder.cover',
	on_call: 'ladder.rung_on_call',
	owner: 'ladder.owner',
};

export const REASONS: Readonly<Record<Reason, PlainKey>> = {
	none: 'ladder.wrong_none',
	many: 'ladder.wrong_many',
	first: 'ladder.wrong_first',
	last: 'ladder.wrong_last',
	order: 'ladder.wrong_order',
	range: 'ladder.wrong_range',
	twice: 'ladder.wrong_twice',
	nobody: 'ladder.wrong_nobody',
	cannot_read: 'ladder.wrong_cannot_read',
	left: 'ladder.wrong_left',
	no_way: 'ladder.wrong_no_way',
	choose: 'ladder.wrong_choose',
	other: 'ladder.wrong_other',
};

/** What can be chosen for the night, and what it means. */
export const NIGHT_NAMES: Readonly<Record<Night, readonly [name: PlainKey, hint: PlainKey]>> = {
	on_call: ['ladder.night_on_call', 'ladder.night_on_call_text'],
	clinician: ['ladder.night_clinician', 'ladder.night_clinician_text'],
	nobody: ['ladder.night_nobody', 'ladder.night_nobody_text'],
};

export const GAPS = {
	cannot_read: 'ladder.gap_cannot_read',
	left: 'ladder.gap_left',
	no_way: 'ladder.gap_no_way',
} as const;

/** What a client reads before they send an urgent message: the words of the card itself. */
export function toldTo(
	{ who, alert }: CardWords,
	wakes: Night | 'cover' | '',
	practice: string,
	text: Text,
): string {
	const { locale } = text;
	if (wakes === '') return text.say('ladder.unchosen');
	if (wakes === 'nobody') {
		return fill(alert.drafting_nobody[locale], { when: text.say('ladder.next_window') });
	}
	const names = {
		therapist_name: text.say('ladder.therapist'),
		practice_name: practice || text.say('ladder.practice'),
	};
	return fill(alert.drafting_told[locale], { who: fill(who[wakes][locale], names) });
}

/** Whom an urgent message wakes first by day, as far as a client is told. */
export function wakesByDay(first: Rung | undefined): Night | 'cover' {
	return first === 'cover' || first === 'on_call' ? first : 'clinician';
}
