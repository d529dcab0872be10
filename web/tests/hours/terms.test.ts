import { expect, test } from 'vitest';
import { stretchNow } from '../../src/lib/hours/covered.ts';
import { stateOf } from '../../src/lib/hours/terms.ts';

const [START, END] = [Date.UTC(2027, 2, 15, 4), Date.UTC(2027, 2, 20, 4)];
const TERM = {
	starts_at: new Date(START).toISOString(),
	ends_at: new Date(END).toISOString(),
	zone: 'America/New_York',
};
const STRETCH = { ...TERM, clinician_id: 'ana', chain: ['ana', 'ben', 'cleo'], acting: 'cleo' };

test.each([
	[START - 1, 'ahead'],
	[START, 'now'],
	[END - 1, 'now'],
	[END, 'over'],
] as const)('at %d a term is %s', (now, state) => {
	expect(stateOf(TERM, now)).toBe(state);
	const acts = stretchNow([STRETCH], 'ana', 'cleo', now);
	expect(acts).toEqual(state === 'now' ? STRETCH : undefined);
});

test('only the one who acts in the end reads for who is away', () => {
	expect(stretchNow([STRETCH], 'ana', 'ben', START)).toBeUndefined();
	expect(stretchNow([STRETCH], 'ben', 'cleo', START)).toBeUndefined();
});
