import type { PlainKey } from '../text/catalogue.ts';
import type { Outcome } from '../api/shapes/safety.ts';
import type { ClosingForm } from './view.ts';

export const ALL_OUTCOMES = [
	'reached',
	'not_reached',
	'moved_session',
	'welfare_check',
	'false_alarm',
] as const satisfies readonly Outcome[];

/** What the fields hold; `at` as a field for date and time has it. */
export type AttemptFields = { at: string; way: string; result: string };
export type ClosingFields = { outcome: Outcome | ''; attempts: AttemptFields[]; note: string };

export type ClosingFaults = Readonly<Partial<Record<'outcome' | 'attempts' | 'note', PlainKey>>>;

export function toFields({ outcome, attempts, note }: ClosingForm): ClosingFields {
	const fields = attempts.map(({ at, way, result }) => ({ at: toField(at), way, result }));
	return { outcome, attempts: fields, note };
}

export function toForm({ outcome, attempts, note }: ClosingFields): ClosingForm {
	return {
		outcome,
		attempts: attempts.map(({ at, way, result }) => ({ at: fromField(at), way, result })),
		note,
	};
}

/** What is missing before an alert can be closed. Where nothing was wrong, nobody had to be reached. */
export function faultsOf({ outcome, attempts, note }: ClosingFields): ClosingFaults {
	const faults: Partial<Record<keyof ClosingFaults, PlainKey>> = {};
	if (outcome === '') faults.outcome = 'closing.no_outcome';
	if (attempts.length === 0 && outcome !== 'false_alarm') faults.attempts = 'closing.no_attempt';
	if (attempts.some(({ result }) => !result.trim())) faults.attempts = 'closing.no_result';
	if (attempts.some(({ at }) => fromField(at) === 0)) faults.attempts = 'closing.no_time';
	if (!note.trim()) faults.note = 'closing.no_note';
	return faults;
}

/** An instant (ms) as a field for date and time shows it, in the device's zone. */
export function toField(at: number): string {
	if (!at) return '';
	const offset = new Date(at).getTimezoneOffset() * 60_000;
	return new Date(at - offset).toISOString().slice(0, 16);
}

/** The instant (ms) that such a field says, 0 for none. */
export function fromField(at: string): number {
	return new Date(at).getTime() || 0;
}
