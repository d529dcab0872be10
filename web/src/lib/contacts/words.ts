import type { ContactWay } from '../protocol/note-posts.ts';
import type { PlainKey } from '../text/catalogue.ts';

/** What each way is called, as it comes from a client and as it goes out to them. */
export const WAYS: readonly (readonly [ContactWay, Readonly<Record<'in' | 'out', PlainKey>>])[] = [
	['call', { in: 'contacts.call_in', out: 'contacts.call_out' }],
	['voicemail', { in: 'contacts.voicemail_in', out: 'contacts.voicemail_out' }],
	['sms', { in: 'contacts.sms_in', out: 'contacts.sms_out' }],
	['mail', { in: 'contacts.mail_in', out: 'contacts.mail_out' }],
	['in_person', { in: 'contacts.in_person_in', out: 'contacts.in_person_out' }],
	['other', { in: 'contacts.other_in', out: 'contacts.other_out' }],
];

export function wayName(way: ContactWay, direction: 'in' | 'out'): PlainKey {
	return new Map(WAYS).get(way)?.[direction] ?? 'contacts.other_in';
}

/** The instant (ms) that a field for date and time says; null if it says none, or one to come. */
export function timeOf(typed: string, now: number): number | null {
	const at = new Date(typed).getTime();
	return Number.isNaN(at) || at > now ? null : at;
}

/** An instant (ms) as such a field shows it, in the device's zone. */
export function toField(at: number): string {
	const offset = new Date(at).getTimezoneOffset() * 60_000;
	return new Date(at - offset).toISOString().slice(0, 16);
}
