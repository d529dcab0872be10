import type { PlainKey } from '../text/catalogue.ts';
import type { Outcome } from '../api/shapes/safety.ts';
import type { Disclosed } from '../protocol/request-posts.ts';
import { isWhole } from '../requesting/disclosing.ts';
import type { ClosingForm } from './view.ts';

export const ALL_OUTCOMES = [
	'reached',
	'not_reached',
	'moved_session',
	'welfare_check',
	'disclosed',
	'false_alarm',
] as const satisfies readonly Outcome[];

/** What the fields hold; `at` as a field for date and time has it. */
export type AttemptFields = { at: string; way: string; result: string };
export type ClosingFields = {
	outcome: Outcome | '';
	attempts: AttemptFields[];
	note: string;
	disclosed?: Disclosed | null;
};

export type ClosingFaults = Readonly<
	Partial<Record<'outcome' | 'attempts' | 'note' | 'disclosed', PlainKey>>
>;

export function toFields({ attempts, ...form }: ClosingForm): ClosingFields {
	const fields = attempts.map(({ at, way, result }) => ({ at: toField(at), way, result }));
	return { ...form, attempts: fields };
}

export function toForm({ attempts, ...fields }: ClosingFields): ClosingForm {
	return {
		...fields,
		attempts: attempts.map(({ at, way, result }) => ({ at: fromField(at), way, result })),
	};
}

/**
 * What is missing before an alert can be closed. Where nothing was wrong, nobody had to be reached;
 * what was told to somebody outside has its basis (45 CFR 164.512).
 */
export function faultsOf({ outcome, attempts, note, disclosed }: ClosingFields): ClosingFaults {
	const faults: Partial<Record<keyof ClosingFaults, PlainKey>> = {};
	if (outcome === '') faults.outcome = 'closing.no_outcome';
	if (attempts.length === 0 && outcome !== 'false_alarm') faults.attempts = 'closing.no_attempt';
	if (attempts.some(({ result }) => !result.trim())) faults.attempts = 'closing.no_result';
	if (attempts.some(({ at }) => fromField(at) === 0)) faults.attempts = 'closing.no_time';
	if (!note.trim()) faults.note = 'closing.no_note';
	const isTold = disclosed ?? (outcome === 'disclosed' ? {} : null);
	if (isTold && !isWhole(isTold)) faults.disclosed = 'closing.no_basis';
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
