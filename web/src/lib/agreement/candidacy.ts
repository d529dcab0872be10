/**
 * What follows from the checklist on whether messaging suits a client (`candidacy.yaml`). It aids a
 * judgement and replaces none: a hold gives way to a written reason and an early review.
 */
import checklist from 'content:candidacy';
import type { Checklist, Decision, Effect } from './contents.ts';
import { trimmed, valueOf } from './variables.ts';

type Item = Checklist['items'][number];
type Rule = Checklist['outcomes'][number];

export type Phase = 'foundation' | 'pilot' | 'scale';

/** Why a hold gives way, and in how many days that is looked at again. */
export type Override = Readonly<{ reason: string; reviewInDays: number }>;

/** A decision with its reasons, ids of items. */
export type Outcome = Readonly<{
	/** Null while items of `missing` have no answer. */
	decision: Decision | null;
	reviewInDays: number;
	/** Also those that hold but gave way. */
	hold: readonly string[];
	discuss: readonly string[];
	missing: readonly string[];
	isOverridden: boolean;
	/** Why an override did not count: without its reason, or its review is not earlier than usual. */
	wrongOverride: '' | 'reason' | 'review';
}>;

const UNDECIDED: Outcome = {
	decision: null,
	reviewInDays: 0,
	hold: [],
	discuss: [],
	missing: [],
	isOverridden: false,
	wrongOverride: '',
};

/**
 * What follows from the answers, by the id of their item. In the pilot each item of the group `fit`
 * must be `yes`. A hold that gave way is a condition: it leads to no offer without any.
 */
export function outcome(
	answers: Readonly<Record<string, string>>,
	override: Override | null,
	phase: Phase,
): Outcome {
	const { items, outcomes } = checklist;
	const effects = items.map((item) => [item.id, effectOf(item, answers, phase)] as const);
	const having = (effect?: Effect) => {
		return effects.filter(([, each]) => each === effect).map(([id]) => id);
	};
	const missing = having(undefined);
	if (missing.length) return { ...UNDECIDED, missing };
	const [hold, discuss] = [having('hold'), having('discuss')];
	const wrongOverride = hold.length && override ? wrongIn(override) : '';
	const isOverridden = hold.length > 0 && override !== null && !wrongOverride;
	const holds: Readonly<Record<Rule['if'], boolean>> = {
		'any effect is hold and no override': hold.length > 0 && !isOverridden,
		'any effect is discuss': hold.length + discuss.length > 0,
		otherwise: true,
	};
	const rule = outcomes.find((each) => holds[each.if]);
	const reviewInDays = isOverridden ? override.reviewInDays : daysOf(rule);
	const decision = rule?.decision ?? null;
	return { ...UNDECIDED, decision, reviewInDays, hold, discuss, isOverridden, wrongOverride };
}

/** What the answer to an item leads to; undefined without one. */
function effectOf(
	item: Item,
	answers: Readonly<Record<string, string>>,
	phase: Phase,
): Effect | undefined {
	const answer = valueOf(answers, item.id) ?? '';
	const effect = valueOf(item.effect, answer);
	const mustBeYes = phase === 'pilot' && item.group === 'fit';
	return effect && mustBeYes && answer !== 'yes' ? 'hold' : effect;
}

function wrongIn({ reason, reviewInDays }: Override): '' | 'reason' | 'review' {
	if (!trimmed(reason)) return 'reason';
	const usual = daysOf(checklist.outcomes.find(({ decision }) => decision === 'not_now'));
	return reviewInDays >= 1 && reviewInDays < usual ? '' : 'review';
}

function daysOf(rule: Rule | undefined): number {
	return Number.parseInt(rule?.review_in ?? '0', 10);
}
