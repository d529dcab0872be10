import type { PlainKey } from '../text/catalogue.ts';
import type { Text } from '../text/text.svelte.ts';
import { visible } from '../ui/visible.ts';
import type { BriefRules } from './brief.ts';
import type { NamedStep } from './lowering.ts';

const HOW: Readonly<Record<NamedStep['tier'], PlainKey>> = {
	elevated: 'lowered.elevated',
	none: 'lowered.off',
	'': 'lowered.back',
};

/** How a rule counts after a change. */
export function howOf(tier: NamedStep['tier']): PlainKey {
	return HOW[tier];
}

/** What a rule is for. One of another version can be named by its id alone. */
export function ruleName(rule: string, rules: BriefRules, text: Text): string {
	const known = Object.hasOwn(rules, rule) ? rules[rule] : undefined;
	return known?.reason[text.locale] ?? text.say('lowered.other_version', { rule: visible(rule) });
}
