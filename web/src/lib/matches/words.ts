import type { PlainKey } from '../text/catalogue.ts';
import type { Text } from '../text/text.svelte.ts';
import type { Answer } from '../protocol/safety-posts.ts';
import { CLIENT_WORDS } from '../screening/client-words.ts';
import { visible } from '../ui/visible.ts';
import type { Found, Verdict } from './view.ts';

export const ANSWERS: Readonly<Record<Answer, PlainKey>> = {
	yes: 'said.yes',
	unsure: 'said.unsure',
	no: 'said.no',
	misread: 'said.misread',
};

export const VERDICTS: Readonly<Record<Verdict, readonly [name: PlainKey, marked: PlainKey]>> = {
	right: ['match.right', 'match.marked_right'],
	false_alarm: ['match.false_alarm', 'match.marked_false_alarm'],
};

/** What matched, in a sentence for each rule: the words as they stand, and the rule's reason. */
export function sentencesFor(
	found: readonly Found[],
	words: string,
	name: string,
	text: Text,
): string[] {
	const points = Array.from(words); // code points, as the rules count them
	const byRule = Map.groupBy(found, ({ rule }) => rule);
	return [...byRule].map(([rule, matches]) => {
		const said = matches.map(({ start, end }) =>
			visible(points.slice(start, end).join('')).replaceAll(/\s+/g, ' '),
		);
		const values = { words: text.list([...new Set(said)].map((each) => `“${each}”`)) };
		if (rule === CLIENT_WORDS) return text.say('match.own_list', { ...values, name });
		const reason = matches[0]?.reason;
		if (!reason) return text.say('match.unknown_rule', { ...values, rule });
		return text.say('match.rule', { ...values, reason: reason[text.locale] });
	});
}
