import { expect, test } from 'vitest';
import { moneySaid } from '../../src/lib/exporting/paper-fees.ts';

/** The same as in Python's tests. */
const CASES = [
	[
		{ type: 'fee_plan', currency: 'USD', amount: 1500, share: 5000, tax: 825 },
		{ amount: '$15.00', share: '50 %', tax: '8.25 %' },
	],
	[
		{ type: 'charge', items: [{ of: 'R', amount: 500, tax: 0, currency: 'JPY' }] },
		{ items: [{ of: 'R', amount: '¥500', tax: '¥0', currency: 'JPY' }] },
	],
	[
		{ type: 'superbill', currency: 'USD', lines: [{ amount: 1500, paid: 1, units: 2 }] },
		{ lines: [{ amount: '$15.00', paid: '$0.01', units: 2 }] },
	],
	[{ type: 'moment', amount: 3 }, { amount: 3 }],
] as const;

test.each(CASES)('money of %j is written with its currency', (said, shown) => {
	expect(moneySaid(structuredClone<object>(said) as never, 'en')).toEqual({ ...said, ...shown });
});
