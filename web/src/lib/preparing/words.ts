import type { Measure } from '../measures/content.ts';
import { bandName } from '../measures/words.ts';
import type { MomentCard } from '../sync/folds/card-posts.ts';
import type { Key, PlainKey } from '../text/catalogue.ts';
import { dateFormat, regional } from '../text/formats.ts';
import type { Came } from '../homework/came.ts';
import type { Text } from '../text/text.svelte.ts';
import type { Prepared, Promised, Totalled } from './gather.ts';

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

const CHANGES = {
	better: 'prepare.total_better',
	worse: 'prepare.total_worse',
	same: 'prepare.total_same',
	'': 'prepare.total_changed',
} as const satisfies Record<Totalled['change'], Key>;

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

/** What a moment says beside its text, in one line: how strong, feelings, an urge, what was done. */
export function momentWords(moment: MomentCard, text: Text): string {
	const { intensity, feelings, urge, urge_strength: urgency, instead, files } = moment;
	const ofTen = (n: number) => text.say('prepare.of_ten', { n: text.number(n) });
	const named = [urge, urgency >= 0 && ofTen(urgency)].filter(Boolean).join(', ');
	return [
		intensity >= 0 && text.say('prepare.strength', { said: ofTen(intensity) }),
		feelings.length > 0 && text.say('prepare.feelings', { said: text.list(feelings) }),
		named && text.say('prepare.urge', { said: named }),
		instead && text.say('prepare.instead', { said: instead }),
		files.length > 0 && text.say('prepare.files', { said: text.list(files.map((f) => f.name)) }),
	]
		.filter(Boolean)
		.join(' · ');
}

/** A total with its range, and how it has changed, in words. */
export function totalWords(totalled: Totalled, form: Measure, text: Text): string {
	const { total, highest, band, by, change } = totalled;
	const said = text.say('prepare.total', {
		...{ points: text.number(total), highest: text.number(highest) },
		band: bandName(form, band, text.locale),
	});
	if (by === null) return `${said} · ${text.say('prepare.total_first')}`;
	const points = `${by > 0 ? '+' : by < 0 ? '−' : ''}${text.number(Math.abs(by))}`;
	return `${said} · ${text.say(CHANGES[change], { points })}`;
}

/** Why the page begins where it does. */
export function sinceWords({ basis, since }: Prepared, text: Text): string {
	const day = text.day(since);
	if (basis === 'met') return text.say('prepare.since_met', { day });
	if (basis === 'summed') return text.say('prepare.since_summed', { day });
	return text.say('prepare.since_days', { day });
}
