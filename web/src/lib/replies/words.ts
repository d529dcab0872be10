import type { PlainKey } from '../text/catalogue.ts';
import type { Language } from '../sync/replies.ts';

/** What a reply is called, and when it is shown; those that no page shows are not in it. */
export const NAMES: Readonly<Record<string, readonly [PlainKey, PlainKey]>> = {
	'autoreply.after_hours': ['replies.after_hours', 'replies.after_hours_when'],
	'autoreply.weekend': ['replies.weekend', 'replies.weekend_when'],
	'autoreply.holiday': ['replies.holiday', 'replies.holiday_when'],
	'autoreply.away': ['replies.away', 'replies.away_when'],
	'autoreply.late': ['replies.late', 'replies.late_when'],
};

export const VARIABLES: Readonly<Record<string, PlainKey>> = {
	therapist_name: 'replies.v.therapist_name',
	practice_name: 'replies.v.practice_name',
	practice_phone: 'replies.v.practice_phone',
	next_open: 'replies.v.next_open',
	emergency_number: 'replies.v.emergency_number',
	crisis_block: 'replies.v.crisis_block',
	reply_by: 'replies.v.reply_by',
	holiday_name: 'replies.v.holiday_name',
	away_until: 'replies.v.away_until',
	covering_clinician: 'replies.v.covering_clinician',
	covering_phone: 'replies.v.covering_phone',
};

export const LANGUAGE_NAMES = {
	en: 'replies.en',
	es: 'replies.es',
} as const satisfies Record<Language, PlainKey>;
