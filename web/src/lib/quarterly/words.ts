/** What was counted of a question, in words. */
import { percent } from '../insights/words.ts';
import type { Bar } from '../ui/bars.ts';
import type { PlainKey } from '../text/catalogue.ts';
import type { Text } from '../text/text.svelte.ts';
import type { ReviewFault } from './acting.ts';
import type { Question } from './content.ts';
import type { Count, Counts } from './view.ts';

/** Counts that are no share of a whole. */
const OWN_WORDS = {
	'rollout.q.creep': 'quarter.creep',
	'rollout.q.access': 'quarter.access',
	'rollout.q.phrases': 'quarter.phrases',
	'rollout.q.outcomes': 'quarter.outcomes',
} as const;

const SHARES: Readonly<Record<string, PlainKey>> = {
	'rollout.q.window': 'quarter.bar_window',
	'rollout.q.afterhours': 'quarter.bar_afterhours',
	'rollout.q.redirects': 'quarter.bar_redirects',
	'rollout.q.safety': 'quarter.bar_safety',
	'rollout.q.notes': 'quarter.bar_notes',
	'rollout.q.consent': 'quarter.bar_consent',
	'rollout.q.crisis_lines': 'quarter.bar_lines',
};

export const FAULTS: Readonly<Record<ReviewFault, PlainKey>> = {
	ahead: 'quarter.wrong_ahead',
	order: 'quarter.wrong_order',
	far: 'quarter.wrong_far',
	undecided: 'quarter.wrong_undecided',
	day: 'quarter.wrong_day',
};

/** A count as a sentence; that nothing was there to count, or nothing counts it. */
export function countSaid(
	question: Question | string,
	count: Count | undefined,
	text: Text,
): string {
	const id = typeof question === 'string' ? question : question.id;
	if (!count || count.of === 0) {
		const isCounted = typeof question === 'string' || id in SHARES || id in OWN_WORDS;
		return text.say(isCounted ? 'quarter.nothing' : 'quarter.uncounted');
	}
	const said = { part: text.number(count.part), of: text.number(count.of) };
	if (id in OWN_WORDS) return text.say(OWN_WORDS[id as keyof typeof OWN_WORDS], said);
	return text.say('quarter.share', { ...said, share: percent(count.part / count.of, text) });
}

/** The shares among the counts, to be drawn. */
export function barsOf(questions: readonly Question[], counts: Counts, text: Text): Bar[] {
	return questions.flatMap(({ id }) => {
		const [count, name] = [counts[id], SHARES[id]];
		if (!count || count.of === 0 || !name) return [];
		return [
			{
				label: text.say(name),
				value: count.part / count.of,
				shown: percent(count.part / count.of, text),
			},
		];
	});
}
