import content from 'content:measures';
import { expect, test } from 'vitest';
import type { Measure } from '../../src/lib/measures/content.ts';
import { band, change, total, urgent, type Answers } from '../../src/lib/measures/scoring.ts';
import { untold, type Told } from '../../src/lib/measures/telling.ts';
import { vectors } from '../protocol/people.ts';

type Scored = {
	what: string;
	measure: string;
	answers: Answers;
	total: number | null;
	band: string;
	urgent: string[];
};
type Changed = { measure: string; before: number; now: number; change: string };

type Untold = {
	what: string;
	measure: string;
	answers: Answers;
	told: Told[];
	now: number;
	untold: Record<string, number>;
};

const {
	scored,
	changed,
	untold: telling,
} = vectors('measures.json') as { scored: Scored[]; changed: Changed[]; untold: Untold[] };
const { measures } = content;

function shipped(id: string): Measure {
	const found = measures.find((each) => each.id === id);
	if (!found) throw new Error(`no measure ${id}`);
	return found;
}

test.each(scored)('$measure: $what', (told) => {
	const measure = shipped(told.measure);
	const points = total(measure, told.answers);
	expect(points).toBe(told.total);
	expect(points === null ? '' : band(measure, points)).toBe(told.band);
	expect(urgent(measure, told.answers)).toEqual(told.urgent);
});

test.each(changed)('$measure from $before to $now is told from chance', (told) => {
	expect(change(shipped(told.measure), told.before, told.now)).toBe(told.change);
});

test('where higher is better a rise is', () => {
	const phq9 = shipped('phq9');
	const up: Measure = { ...phq9, score: { ...phq9.score, better: 'higher' } };
	expect(change(up, 6, 12)).toBe('better');
});

test.each(telling)('$measure: $what', ({ measure, answers, told, now, untold: expected }) => {
	expect(untold(shipped(measure), answers, told, now)).toEqual(expected);
});
