import type { Marked } from '../sync/folds/safety.ts';

/** How often the match of a rule was marked right, and how often a false alarm. */
export type RuleCount = Readonly<{ rule: string; right: number; falseAlarms: number }>;

/** Counts marks by rule, what was marked most often first. */
export function countMarks(marks: Iterable<Marked>): RuleCount[] {
	const counts = new Map<string, RuleCount>();
	for (const { mark, rules } of marks) {
		for (const rule of new Set(rules)) {
			const before = counts.get(rule) ?? { rule, right: 0, falseAlarms: 0 };
			const right = before.right + (mark === 'right' ? 1 : 0);
			const falseAlarms = before.falseAlarms + (mark === 'false_alarm' ? 1 : 0);
			counts.set(rule, { rule, right, falseAlarms });
		}
	}
	return [...counts.values()].sort(
		(one, other) => marksOf(other) - marksOf(one) || one.rule.localeCompare(other.rule),
	);
}

export function marksOf({ right, falseAlarms }: RuleCount): number {
	return right + falseAlarms;
}

/** The share of matches that were right, in whole per cent. */
export function shareOf(count: RuleCount): number {
	return Math.round((100 * count.right) / Math.max(1, marksOf(count)));
}
