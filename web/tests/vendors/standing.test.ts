import { expect, test } from 'vitest';
import { byUrgency, faultsOf, standingOf } from '../../src/lib/vendors/standing.ts';
import type { VendorFields, VendorRow } from '../../src/lib/vendors/view.ts';

const TODAY = '2026-11-30';
const EDGES: readonly (readonly [signed: string, expires: string, standing: string])[] = [
	['', '', 'none'],
	['2026-12-01', '', 'ahead'],
	['2026-11-30', '', 'in_force'], // on its first day
	['2020-01-01', '2026-11-29', 'expired'],
	['2020-01-01', '2026-11-30', 'soon'], // on its last
	['2020-01-01', '2027-01-29', 'soon'], // sixty days ahead, over the turn of the year
	['2020-01-01', '2027-01-30', 'in_force'],
];

test.each(EDGES)('an agreement of %s until %s is %s', (signedOn, expiresOn, standing) => {
	expect(standingOf({ signedOn, expiresOn }, TODAY)).toBe(standing);
});

const row = (id: string, signedOn: string, expiresOn: string): VendorRow => ({
	...{ id, kind: 'host', name: id, scope: '', file: null, noteId: '' },
	...{ signedOn, expiresOn },
});

test('what needs somebody comes first, and else the order stays', () => {
	const rows = [
		row('good', '2026-01-01', ''),
		row('bare', '', ''),
		row('over', '2024-01-01', '2025-01-01'),
		row('soon', '2024-01-01', '2026-12-05'),
		row('too', '2026-02-01', ''),
	];
	const order = byUrgency(rows, TODAY).map(({ id }) => id);
	expect(order).toEqual(['over', 'soon', 'bare', 'good', 'too']);
});

const fields = (said: Partial<VendorFields>): VendorFields => ({
	...{ id: '', kind: 'host', name: 'A firm', scope: '', signedOn: '', expiresOn: '', file: null },
	...said,
});

const WRONG: readonly (readonly [said: Partial<VendorFields>, faults: object])[] = [
	[{}, {}],
	[{ name: '  ' }, { name: 'empty' }],
	[{ signedOn: '2026-12-01' }, { signedOn: 'ahead' }],
	[{ expiresOn: '2027-01-01' }, { expiresOn: 'unsigned' }],
	[{ signedOn: '2026-02-01', expiresOn: '2026-01-31' }, { expiresOn: 'order' }],
	[{ signedOn: '2026-02-01', expiresOn: '2026-02-01' }, {}],
];

test.each(WRONG)('of %o the faults are %o', (said, faults) => {
	expect(faultsOf(fields(said), TODAY)).toEqual(faults);
});

test('a file that is too large is said before anything is sealed', () => {
	const file = { key: '', hash: '', size: 25 * 2 ** 20 + 1, name: 'big.pdf', mime: '' };
	expect(faultsOf(fields({ file }), TODAY)).toEqual({ file: 'large' });
});
