import type { PlainKey } from '../text/catalogue.ts';
import type { Text } from '../text/text.svelte.ts';
import type { Faults, Field, Reason } from './form.ts';

const REASONS: Readonly<Record<Reason, PlainKey>> = {
	address: 'notices.wrong_address',
	time: 'notices.wrong_time',
	daily: 'notices.wrong_daily',
	quiet: 'notices.wrong_quiet',
	zone: 'notices.wrong_zone',
	other: 'notices.wrong_other',
};

/** What is said beside a field; undefined if nothing is wrong with it. */
export function reasonFor(text: Text, wrong: Faults, field: Field): string | undefined {
	const reason = wrong[field];
	return reason && text.say(REASONS[reason]);
}
