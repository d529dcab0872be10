import type { EmergencyOutcome, EmergencyReason } from '../protocol/emergency-posts.ts';
import type { FailureFacts } from '../sync/failure.ts';
import type { PlainKey } from '../text/catalogue.ts';
import type { Text } from '../text/text.svelte.ts';
import { wordsFor } from '../ui/failures.ts';
import { visible } from '../ui/visible.ts';
import type { EmergencyRow } from './view.ts';

export const REASONS = [
	['danger', 'emergency.danger'],
	['unreachable', 'emergency.unreachable'],
	['medical', 'emergency.medical'],
	['other', 'emergency.other'],
] as const satisfies readonly (readonly [EmergencyReason, PlainKey])[];

export const OUTCOMES = [
	['justified', 'emergency.justified'],
	['not_justified', 'emergency.not_justified'],
	['follow_up', 'emergency.follow_up'],
] as const satisfies readonly (readonly [EmergencyOutcome, PlainKey])[];

/** Who opened whose record for whom, as one sentence. */
export function lineOf(text: Text, row: EmergencyRow): string {
	const client = visible(row.client).trim() || text.say('emergency.a_client');
	const [by, who] = [nameIn(text, row.by), nameIn(text, row.who)];
	if (row.isForOpener) return text.say('emergency.line', { by, client });
	return text.say('emergency.line_for', { by, client, who });
}

/** From when until when, each with its day if that is not today. */
export function spanOf(text: Text, { isRunning, openedAt, until }: EmergencyRow): string {
	if (isRunning) return text.say('emergency.running', { until: whenIn(text, until) });
	const [from, end] = [whenIn(text, openedAt), whenIn(text, until)];
	return text.say('emergency.ended', { from, until: end });
}

export function nameIn(text: Text, name: string): string {
	return visible(name).trim() || text.say('emergency.unnamed');
}

/** What went wrong, in this room's own words where it has some. */
export function failureWords(facts: FailureFacts): PlainKey {
	const { kind, code } = facts;
	if (code === 'malformed') return 'emergency.taken';
	if (code === 'emergencies-spent') return 'emergency.spent';
	if (kind === 'protocol' && code === 'unknownspace') return 'emergency.no_chart';
	return wordsFor(facts);
}

function whenIn(text: Text, at: number): string {
	return text.date(at) === text.date(text.now()) ? text.time(at) : text.moment(at);
}
