import type { PlainKey } from '../text/catalogue.ts';
import { dateFormat, regional } from '../text/formats.ts';
import type { Came } from '../homework/came.ts';
import type { Text } from '../text/text.svelte.ts';
import type { Prepared, Promised } from './gather.ts';

export const STATES: Readonly<Record<Promised['state'], PlainKey>> = {
	due: 'prepare.due',
	kept: 'prepare.kept',
	broken: 'prepare.broken',
	withdrawn: 'prepare.kept', // never shown: what was taken back is no promise
};

const OUTCOMES: Readonly<Record<string, PlainKey>> = {
	'': 'prepare.open',
	answered: 'prepare.answered',
	reached: 'prepare.reached',
	not_reached: 'prepare.not_reached',
	moved_session: 'prepare.moved_session',
	welfare_check: 'prepare.welfare_check',
	disclosed: 'prepare.disclosed',
	false_alarm: 'prepare.false_alarm',
};

const WAYS: Readonly<Record<string, PlainKey>> = {
	call: 'prepare.call',
	voicemail: 'prepare.voicemail',
	sms: 'prepare.sms',
	mail: 'prepare.mail',
	in_person: 'prepare.in_person',
};

/** How an alert ended. */
export function outcomeName(outcome: string, text: Text): string {
	return text.say(OUTCOMES[outcome] ?? 'prepare.answered');
}

/** How a contact outside of the thread was made. */
export function wayName(way: string, text: Text): string {
	return text.say(WAYS[way] ?? 'prepare.elsewhere');
}

/** Weekday, date and time, by the clock of `zone` or of this device, with its name. */
export function momentWithZone(at: number, text: Text, zone?: string): string {
	return dateFormat(regional(text.locale), {
		...{ weekday: 'long', month: 'long', day: 'numeric' },
		...{ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
		...(zone && { timeZone: zone }),
	}).format(at);
}

/** What a task came to; what was not done is not said. */
export function homeworkWords({ done, begun, stuck, asked }: Came, text: Text): string {
	const count = (n: number) => ({ n: text.number(n) });
	const said = [
		done && text.say('prepare.homework_done', count(done)),
		begun && text.say('prepare.homework_begun', count(begun)),
		stuck && text.say('prepare.homework_stuck', count(stuck)),
		asked && text.say('prepare.homework_asked'),
	].filter((each) => each !== 0);
	return said.length > 0 ? text.list(said) : text.say('prepare.homework_none');
}

/** Why the page begins where it does. */
export function sinceWords({ basis, since }: Prepared, text: Text): string {
	const day = text.day(since);
	if (basis === 'met') return text.say('prepare.since_met', { day });
	if (basis === 'summed') return text.say('prepare.since_summed', { day });
	return text.say('prepare.since_days', { day });
}
