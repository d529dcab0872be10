/** The checklist as it is filled in, and what may be decided by it. The same rules as the SDK's. Pure. */
import checklist from 'content:candidacy';
import { outcome, type Outcome } from '../agreement/candidacy.ts';
import type { Decision } from '../agreement/contents.ts';

const DAY_MS = 86_400_000;
/** Until a hold that gave way is looked at again, if nothing else is said; in days. */
const EARLY_DAYS = 14;
/** From what lets most to what lets least. */
const STRICTNESS = ['offer', 'offer_with_conditions', 'not_now'] as const;
/** The roll-out counts its phases elsewhere: until it does, the pilot's extra rule is off. */
const PHASE = 'scale';

/** What the form holds; `decision` and `reviewOn` are empty while nobody has chosen another. */
export type CandidacyFields = {
	answers: Record<string, string>;
	isOverridden: boolean;
	reason: string;
	conditions: string;
	decision: Decision | '';
	reviewOn: string;
};

/** Why it cannot be decided: by item, or `reason`, `conditions`, `review`. */
export type Faults = Readonly<Record<string, 'missing' | 'range'>>;

/** What follows from the form as it is. */
export type Judged = Readonly<{
	outcome: Outcome;
	/** What may be decided: what follows, and anything stricter. */
	options: readonly Decision[];
	/** Null while answers are missing. */
	decision: Decision | null;
	reviewOn: string;
	/** The last day on which it may be looked at again. */
	latest: string;
	wrong: Faults;
}>;

/** What is sent once nothing is wrong. */
export type Judgement = Readonly<{
	answers: Readonly<Record<string, string>>;
	decision: Decision;
	reviewOn: string;
	conditions: string;
	override: Readonly<{ reason: string; reviewInDays: number }> | null;
}>;

export function emptyFields(): CandidacyFields {
	const chosen = { isOverridden: false, reason: '', conditions: '', decision: '' } as const;
	return { answers: {}, ...chosen, reviewOn: '' };
}

/** Judges the form on a local day (`2026-11-29`). */
export function judge(fields: CandidacyFields, today: string): Judged {
	const { answers, isOverridden, reason } = fields;
	const early = fields.reviewOn || daysLater(today, EARLY_DAYS);
	const override = { reason, reviewInDays: daysBetween(today, early) };
	const found = outcome(answers, isOverridden ? override : null, PHASE);
	const from = STRICTNESS.findIndex((each) => each === found.decision);
	const options = from < 0 ? [] : STRICTNESS.slice(from);
	const decision = options.find((each) => each === fields.decision) ?? found.decision;
	const days = decision ? Math.min(found.reviewInDays, usualDays(decision)) : 0;
	const latest = daysLater(today, found.isOverridden ? lastEarly() : days);
	const usual = found.isOverridden ? early : latest;
	const reviewOn = fields.reviewOn || usual;
	const isHeld = isOverridden && found.hold.length > 0;
	const wrong: Record<string, 'missing' | 'range'> = {};
	for (const id of found.missing) wrong[id] = 'missing';
	if (isHeld && !reason.trim()) wrong['reason'] = 'missing';
	if (decision === 'offer_with_conditions' && !fields.conditions.trim()) {
		wrong['conditions'] = 'missing';
	}
	const isEarly = !isHeld || found.wrongOverride !== 'review';
	if (decision && !(reviewOn >= today && reviewOn <= latest && isEarly)) wrong['review'] = 'range';
	return { outcome: found, options, decision, reviewOn, latest, wrong };
}

/** What the form decides; null while something is wrong with it. */
export function judgementOf(fields: CandidacyFields, today: string): Judgement | null {
	const { outcome: found, decision, reviewOn, wrong } = judge(fields, today);
	if (!decision || Object.keys(wrong).length > 0) return null;
	const days = daysBetween(today, reviewOn);
	const override = { reason: fields.reason.trim(), reviewInDays: days };
	return {
		answers: { ...fields.answers },
		decision,
		reviewOn,
		conditions: decision === 'offer_with_conditions' ? fields.conditions.trim() : '',
		override: found.isOverridden ? override : null,
	};
}

export function daysLater(day: string, days: number): string {
	return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

function daysBetween(day: string, later: string): number {
	return Math.round((Date.parse(later) - Date.parse(day)) / DAY_MS);
}

function usualDays(decision: Decision): number {
	const rule = checklist.outcomes.find((each) => each.decision === decision);
	return Number.parseInt(rule?.review_in ?? '0', 10);
}

/** The latest day of an early review: one before the usual one of a hold. */
function lastEarly(): number {
	return usualDays('not_now') - 1;
}
