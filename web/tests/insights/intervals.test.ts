import { expect, test } from 'vitest';
import { median, ninetieth, wilson, type Interval } from '../../src/lib/insights/intervals.ts';
import { vectors } from '../protocol/people.ts';

type Share = { what: string; part: number; of: number; interval: Interval | null };
type Middle = {
	what: string;
	values: number[];
	interval: Interval | null;
	ninetieth: number | null;
};

const { shares, medians } = vectors('insights.json') as { shares: Share[]; medians: Middle[] };

function near(found: Interval | null, wanted: Interval | null): void {
	if (!wanted) {
		expect(found).toBeNull();
		return;
	}
	for (const key of ['value', 'low', 'high'] as const) {
		if (wanted[key] === null) expect(found?.[key]).toBeNull();
		else expect(found?.[key]).toBeCloseTo(wanted[key], 6);
	}
}

test.each(shares)('a share: $what', ({ part, of, interval }) => {
	near(wilson(part, of), interval);
});

test.each(medians)('a median: $what', ({ values, interval, ninetieth: most }) => {
	near(median(values), interval);
	expect(ninetieth(values)).toBe(most);
});
