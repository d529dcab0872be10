import { expect, test } from 'vitest';
import type { InsightMetric } from '../../src/lib/api/shapes/insights.ts';
import { amount, axisAmount, valueSaid, weeksCaption } from '../../src/lib/insights/words.ts';
import type { Text } from '../../src/lib/text/text.svelte.ts';

/** Says which text it is, with its values. */
const text = {
	locale: 'en',
	number: String,
	say: (key: string, values: Readonly<Record<string, string>> = {}) => {
		return [key.replace('insights.', ''), ...Object.values(values)].join(' ');
	},
} as unknown as Text;

function metric(known: Partial<InsightMetric>): InsightMetric {
	const counted = { n: 12, people: 12, is_shown: true, open: 0, weeks: [] };
	const numbers = { value: null, low: null, high: null, p90: null };
	return { id: 'm', unit: 'share', source: 'server', ...counted, ...numbers, ...known };
}

test.each([
	[0.384, 'share', '38%'],
	[2.54, 'hours', '2.5 hours'],
	[1, 'days', '1 day'],
	[0.4349, 'ratio', '0.43'],
	[23, 'count', '23'],
] as const)('%d as a %s is "%s"', (value, unit, said) => {
	expect(amount(value, unit, text)).toBe(said);
});

test('where too much still waits a number is a bound, and of people it says of how many', () => {
	expect(valueSaid(metric({ unit: 'days', low: 3 }), text)).toBe('more_than 3 days');
	expect(valueSaid(metric({}), text)).toBe('');
	expect(valueSaid(metric({ unit: 'count', source: 'device', value: 3 }), text)).toBe('of 3 12');
	expect(valueSaid(metric({ unit: 'count', value: 3 }), text)).toBe('3');
});

test('beside an axis there is no room for a unit: the caption has it', () => {
	expect(axisAmount(2.54, 'hours', text)).toBe('2.54');
	expect(axisAmount(0.5, 'share', text)).toBe('50%');
	expect(weeksCaption('Reply', 'hours', text)).toBe('weeks_in Reply hours');
	expect(weeksCaption('Kept', 'share', text)).toBe('weeks_of Kept');
});
