import { expect, test } from 'vitest';
import { attentionOf, attentionOfAnswer, stillSaid } from '../../src/lib/noticed/attention.ts';
import type { Answer } from '../../src/lib/protocol/safety-posts.ts';
import type { Tier } from '../../src/lib/screening/packs.ts';

// decision 0016
const BEFORE: [Tier, Answer | '', number][] = [
	['none', '', 1],
	['elevated', '', 2],
	['urgent', '', 3],
	['none', 'yes', 2],
	['elevated', 'yes', 2],
	['urgent', 'yes', 3],
	['none', 'unsure', 3],
	['elevated', 'unsure', 3],
	['urgent', 'unsure', 3],
	['none', 'no', 3],
	['elevated', 'no', 3],
	['urgent', 'no', 3],
	['none', 'misread', 2],
	['elevated', 'misread', 2],
	['urgent', 'misread', 2],
];

test.each(BEFORE)(
	'a message that is %s and says "%s" asks for attention %i',
	(tier, answer, asked) => {
		expect(attentionOf(tier, answer)).toBe(asked);
	},
);

test.each<[Answer, number]>([
	['yes', 0],
	['misread', 0],
	['unsure', 2],
	['no', 3],
])('said later, "%s" asks for attention %i', (answer, asked) => {
	expect(attentionOfAnswer(answer)).toBe(asked);
});

test.each<[Answer, Tier, Tier, Answer | '']>([
	['misread', 'elevated', 'elevated', 'misread'],
	['misread', 'urgent', 'elevated', 'misread'],
	['misread', 'elevated', 'urgent', ''],
	['yes', 'none', 'urgent', ''],
	['no', 'none', 'urgent', 'no'],
	['unsure', 'elevated', 'urgent', 'unsure'],
])('"%s", said of %s words, is said of %s ones as "%s"', (answer, saidOf, found, still) => {
	expect(stillSaid({ answer, tier: saidOf }, found)).toBe(still);
});
