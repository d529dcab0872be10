import { expect, test } from 'vitest';
import { tally, type Answers, type Item } from '../../src/lib/surveys/tally.ts';
import { vectors } from '../protocol/people.ts';

type Told = { n: number; is_shown: boolean; counts: object; middle: number | null };
type Case = { what: string; least: number; answers: Answers[]; tallies: Record<string, Told> };

const { items, cases } = vectors('surveys.json') as { items: Item[]; cases: Case[] };

test.each(cases)('$what', ({ least, answers, tallies }) => {
	const told = [...tally(items, answers, least)].map(
		([id, { n, isShown, counts, middle }]) =>
			[id, { n, is_shown: isShown, counts, middle }] as const,
	);
	expect(Object.fromEntries(told)).toEqual(tallies);
});
