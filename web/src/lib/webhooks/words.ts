import type { Kind } from '../api/shapes/webhooks.ts';
import type { Key } from '../text/catalogue.ts';
import type { Text } from '../text/text.svelte.ts';
import type { Delivery, Group, standingOf } from './view.ts';

type Standing = ReturnType<typeof standingOf>;

export const GROUP_NAMES = {
	messages: 'webhooks.group_messages',
	alerts: 'webhooks.group_alerts',
	appointments: 'webhooks.group_appointments',
	records: 'webhooks.group_records',
} as const satisfies Record<Group, Key>;

export const KIND_NAMES = {
	'message.waiting': 'webhooks.message_waiting',
	'alert.opened': 'webhooks.alert_opened',
	'alert.acknowledged': 'webhooks.alert_acknowledged',
	'alert.closed': 'webhooks.alert_closed',
	'appointment.booked': 'webhooks.appointment_booked',
	'appointment.moved': 'webhooks.appointment_moved',
	'appointment.cancelled': 'webhooks.appointment_cancelled',
	'appointment.restored': 'webhooks.appointment_restored',
	'consent.given': 'webhooks.consent_given',
	'consent.withdrawn': 'webhooks.consent_withdrawn',
	'thread.copied': 'webhooks.thread_copied',
	'emergency.opened': 'webhooks.emergency_opened',
	'record.due': 'webhooks.record_due',
	'record.destroyed': 'webhooks.record_destroyed',
} as const satisfies Record<Kind, Key>;

export const STANDINGS = {
	on: 'webhooks.on',
	shaky: 'webhooks.shaky',
	chosen: 'webhooks.off',
	failing: 'webhooks.off_failing',
	gone: 'webhooks.off_gone',
} as const satisfies Record<Standing, Key>;

export const CHIPS: Readonly<Record<Standing, string>> = {
	on: 'chip--done',
	shaky: 'chip--due',
	chosen: '',
	failing: 'chip--risk',
	gone: 'chip--risk',
};

/** What an event was about, also where it was only a test. */
export function kindName(text: Text, kind: string): string {
	const key = (KIND_NAMES as Readonly<Record<string, (typeof KIND_NAMES)[Kind]>>)[kind];
	return text.say(key ?? 'webhooks.a_test');
}

const WAITS = {
	'': 'webhooks.waits',
	private: 'webhooks.waits_private',
	unreachable: 'webhooks.waits_unreachable',
	answer: 'webhooks.waits_answer',
} as const;

const FAILED = {
	'': 'webhooks.failed',
	private: 'webhooks.failed_private',
	unreachable: 'webhooks.failed_unreachable',
	answer: 'webhooks.failed_answer',
} as const;

/** How it went with an event. */
export function outcome(text: Text, { state, fault, status }: Delivery): string {
	if (state === 'sent') return text.say('webhooks.arrived');
	const key = (state === 'failed' ? FAILED : WAITS)[fault];
	if (key === 'webhooks.failed_answer' || key === 'webhooks.waits_answer') {
		return text.say(key, { status: String(status) });
	}
	return text.say(key);
}
