/** The keys under which something about notes is said, and spans in words. */
import type { Key } from '../text/catalogue.ts';
import type { Text } from '../text/text.svelte.ts';
import type { Mismatch } from '../sync/folds/note-facts.ts';
import type { NoteKind } from '../protocol/note-posts.ts';
import type { Added } from './view.ts';

const MINUTE_MS = 60_000;

export const KINDS = {
	progress: 'notes.progress',
	summary: 'notes.summary',
} as const satisfies Record<NoteKind, Key>;

export const ADDED = {
	more: 'note.addendum_more',
	late: 'note.addendum_late',
	error: 'note.addendum_error',
} as const satisfies Record<Added, Key>;

export const WRONG = {
	entries: 'facts.what_entries',
	from_client: 'facts.what_from_client',
	from_team: 'facts.what_from_team',
	files: 'facts.what_files',
	answered: 'facts.what_answered',
	waiting: 'facts.what_waiting',
	median_ms: 'facts.what_median_ms',
	longest_ms: 'facts.what_longest_ms',
	safety: 'facts.what_safety',
} as const satisfies Record<Mismatch, Key>;

const OUTCOMES = {
	reached: 'facts.outcome_reached',
	not_reached: 'facts.outcome_not_reached',
	moved_session: 'facts.outcome_moved_session',
	welfare_check: 'facts.outcome_welfare_check',
	disclosed: 'facts.outcome_disclosed',
	false_alarm: 'facts.outcome_false_alarm',
} as const;

const ROLES = {
	client: 'facts.role_client',
	clinician: 'facts.role_clinician',
	observer: 'facts.role_observer',
	practice: 'facts.role_practice',
} as const;

/** How an alert ended; one that this version does not know, as it is written. */
export function outcomeIn(outcome: string, text: Text): string {
	if (!outcome) return text.say('facts.outcome_none');
	return outcome in OUTCOMES ? text.say(OUTCOMES[outcome as keyof typeof OUTCOMES]) : outcome;
}

/** Somebody's part in a conversation; one that this version does not know, as it is written. */
export function roleIn(role: string, text: Text): string {
	return role in ROLES ? text.say(ROLES[role as keyof typeof ROLES]) : role;
}

/** A span of time in its two largest units. */
export function spanOf(ms: number, text: Text): string {
	const minutes = Math.floor(ms / MINUTE_MS);
	const [hours, days] = [Math.floor(minutes / 60), Math.floor(minutes / 1440)];
	const [h, m] = [text.number(hours % 24), text.number(minutes % 60)];
	if (days > 0) return text.say('facts.span_days', { n: text.number(days), h });
	if (hours > 0) return text.say('facts.span_hours', { n: text.number(hours), m });
	return text.say('facts.span_minutes', { n: text.number(minutes) });
}

/** A name with its credential. */
export function signedAs(name: string, credential: string, text: Text): string {
	const shown = name || text.say('notes.somebody');
	return credential ? text.say('note.signed_credential', { name: shown, credential }) : shown;
}
