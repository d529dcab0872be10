import { expect, test } from 'vitest';
import { wilson, type Interval } from '../../src/lib/insights/intervals.ts';
import { vectors } from '../protocol/people.ts';

type Share = { what: string; part: number; of: number; interval: Interval | null };
const { shares } = vectors('insights.json') as { shares: Share[] };

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
