import type { RuleChange } from '../protocol/safety-posts.ts';
import { RANKS, type Rule } from '../screening/packs.ts';

/** What a rule is for, by its id: all that is needed to speak of one that does not run here. */
export type BriefRules = Readonly<Partial<Record<string, Pick<Rule, 'tier' | 'reason'>>>>;

/** Whether a change says something: of a rule that is here, lower than it counts, and with a reason. */
export function saysSomething({ rule, tier, why }: RuleChange, rules: BriefRules): boolean {
	const known = Object.hasOwn(rules, rule) ? rules[rule] : undefined;
	if (!known || why.trim() === '') return false;
	return tier === 'none' || RANKS[tier] < RANKS[known.tier];
}
