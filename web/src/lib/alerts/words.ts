import type { PlainKey } from '../text/catalogue.ts';
import { dateFormat, regional } from '../text/formats.ts';
import type { Text } from '../text/text.svelte.ts';
import type { Outcome, Rung } from '../api/shapes/safety.ts';
import { visible } from '../ui/visible.ts';
import type { AlertRow, OpenAlerts, StepRow } from './view.ts';

const WEEK_MS = 6 * 24 * 3_600_000;

export const RUNGS: Readonly<Record<Rung, PlainKey>> = {
	clinician: 'steps.clinician',
	cover: 'steps.cover',
	on_call: 'steps.on_call',
	owner: 'steps.owner',
};

export const OUTCOMES: Readonly<Record<Outcome, PlainKey>> = {
	reached: 'closing.reached',
	not_reached: 'closing.not_reached',
	moved_session: 'closing.moved_session',
	welfare_check: 'closing.welfare_check',
	disclosed: 'closing.disclosed',
	false_alarm: 'closing.false_alarm',
};

/** What each outcome means, beside its name. */
export const OUTCOME_HINTS: Readonly<Record<Outcome, PlainKey>> = {
	reached: 'closing.reached_text',
	not_reached: 'closing.not_reached_text',
	moved_session: 'closing.moved_session_text',
	welfare_check: 'closing.welfare_check_text',
	disclosed: 'closing.disclosed_text',
	false_alarm: 'closing.false_alarm_text',
};

export const STEP_STATES: Readonly<Record<StepRow['state'], PlainKey>> = {
	waiting: 'steps.waiting',
	told: 'steps.told',
	failed: 'steps.failed',
	recalled: 'steps.recalled',
	nobody: 'steps.nobody',
};

/** Ways to reach somebody, as they are kept; words of another version stay as they are. */
export const WAYS: ReadonlyMap<string, PlainKey> = new Map([
	['call', 'closing.way_call'],
	['text', 'closing.way_text'],
	['message', 'closing.way_message'],
	['emergency_contact', 'closing.way_emergency'],
	['visit', 'closing.way_visit'],
	['services', 'closing.way_services'],
]);

/** Hour and minute with their zone. */
export function timeIn(text: Text, at: number): string {
	const options = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;
	return dateFormat(regional(text.locale), options).format(at);
}

/** Weekday and time with its zone; with the date where the weekday alone would not say which. */
export function whenIn(text: Text, at: number): string {
	const isNear = Math.abs(at - text.now()) < WEEK_MS;
	const date = isNear ? {} : ({ month: 'long', day: 'numeric' } as const);
	const day = dateFormat(regional(text.locale), { weekday: 'long', ...date }).format(at);
	return text.say('thread.at', { day, time: timeIn(text, at) });
}

const NEXT = {
	alert: ['alert.next', 'alert.next_day'],
	steps: ['steps.next', 'steps.next_day'],
} as const;

/** When the next person is told: with the day, unless that is today. */
export function sayNext(text: Text, where: keyof typeof NEXT, at: number): string {
	const isToday = text.date(at) === text.date(text.now());
	const [today, later] = NEXT[where];
	return isToday
		? text.say(today, { when: timeIn(text, at) })
		: text.say(later, { when: whenIn(text, at) });
}

/** What a banner or a page calls an alert. */
export function titleOf({ client, state }: AlertRow, text: Text): string {
	const name = visible(client).trim();
	if (state === 'open') {
		return name ? text.say('alert.needs_you_who', { name }) : text.say('alert.needs_you');
	}
	return name ? text.say('alert.taken_who', { name }) : text.say('alert.taken');
}

/** How an open alert stands, in a sentence or two. */
export function stateOf(row: AlertRow, text: Text): string {
	if (row.isClosing) return text.say('alert.closing');
	if (!row.id) return text.say('alert.only_here');
	if (row.state === 'open') {
		if (!row.nextAt) return text.say('alert.no_next');
		return sayNext(text, 'alert', row.nextAt);
	}
	if (row.isMine) return text.say('alert.taken_me');
	const name = visible(row.takenBy).trim();
	return name ? text.say('alert.taken_by', { name }) : text.say('alert.taken_somebody');
}

/** What is said where no alert is shown: that none is open only if the server has just said so. */
export function noneOpen(known: OpenAlerts | null, isFailed: boolean, text: Text): string {
	if (!known) return text.say(isFailed ? 'alert.unasked' : 'app.wait');
	if (!known.isStale && !isFailed) return text.say('alerts.open_none');
	if (!known.at) return text.say('alert.unasked');
	return text.say('alerts.open_stale', { when: whenIn(text, known.at) });
}

/** Who a step told. */
export function toldBy({ names }: StepRow, text: Text): string {
	const known = names.map((name) => visible(name).trim() || text.say('steps.somebody'));
	return text.list([...new Set(known)]);
}

/** Where an alert is shown; one that the server has not is named by what it is about. */
export function placeOf({ id, space, entry }: AlertRow): string {
	return id ? `/alerts/${id}` : `/alerts/${space}.${entry}`;
}
