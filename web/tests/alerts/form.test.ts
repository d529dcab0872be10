import { expect, test } from 'vitest';
import { faultsOf, fromField, toField, toFields, toForm } from '../../src/lib/alerts/form.ts';
import type { Disclosed } from '../../src/lib/protocol/request-posts.ts';
import { nothingDisclosed } from '../../src/lib/requesting/disclosing.ts';
import { withPhones } from '../../src/lib/alerts/phones.ts';

const TRY = { at: '2027-03-12T23:05', way: 'call', result: 'She answered.' };

test('nothing can be closed without an outcome, a try and a note', () => {
	const nothing = { outcome: '', attempts: [], note: ' ' } as const;
	expect(faultsOf({ ...nothing, attempts: [] })).toEqual({
		outcome: 'closing.no_outcome',
		attempts: 'closing.no_attempt',
		note: 'closing.no_note',
	});
	expect(faultsOf({ outcome: 'reached', attempts: [{ ...TRY }], note: 'Talked.' })).toEqual({});
});

test('a false alarm needs no try, but one that is noted has to say when and what came of it', () => {
	const alarm = { outcome: 'false_alarm', note: 'A song.' } as const;
	expect(faultsOf({ ...alarm, attempts: [] })).toEqual({});
	const silent = { ...TRY, result: ' ' };
	expect(faultsOf({ ...alarm, attempts: [silent] })).toEqual({ attempts: 'closing.no_result' });
	const timeless = { ...TRY, at: '' };
	expect(faultsOf({ ...alarm, attempts: [timeless] })).toEqual({ attempts: 'closing.no_time' });
});

test('what was told to somebody outside has its basis, or the alert is not closed', () => {
	const told = { outcome: 'disclosed', attempts: [{ ...TRY }], note: 'Called 911.' } as const;
	const missing = { disclosed: 'closing.no_basis' };
	const said = { ...nothingDisclosed('2027-03-12'), to: 'Police', what: 'Where she lives' };
	const whole = { ...said, kind: 'serious_threat', purpose: 'To find her', basis: '' };
	const faults = (disclosed?: Disclosed | null) =>
		faultsOf({
			...told,
			attempts: [...told.attempts],
			...(disclosed !== undefined && { disclosed }),
		});
	expect([faults(), faults(null), faults(said), faults(whole)]).toEqual(Array(4).fill(missing));
	expect(faults({ ...whole, basis: '45 CFR 164.512(j)' })).toEqual({});
	const reached = {
		outcome: 'reached',
		attempts: [{ ...TRY }],
		note: 'x',
		disclosed: said,
	} as const;
	expect(faultsOf({ ...reached, attempts: [{ ...TRY }] })).toEqual(missing);
});

test('what was typed comes back as it was', () => {
	const fields = { outcome: 'reached', attempts: [{ ...TRY }], note: 'Talked.' } as const;
	expect(toFields(toForm({ ...fields, attempts: [{ ...TRY }] }))).toEqual(fields);
	expect([toField(0), fromField('')]).toEqual(['', 0]);
});

test.each([
	['Dana, 555 010 0188 at night', ['555 010 0188']],
	['+1 (555) 010-0177', ['+1 (555) 010-0177']],
	['4 Pier Road, apartment 12', []],
	['born 1991-04-02', []],
	['home (212) 555-0144 or 917 555 0199', ['(212) 555-0144', '917 555 0199']],
	['212-555-0144 917-555-0199', ['212-555-0144', '917-555-0199']],
	['555-0123 555-0199', ['555-0123', '555-0199']],
	['+49 30 123456 7890', ['+49 30 123456 7890']],
	['555-0123 010 0199', []],
	['015396 12345', ['015396 12345']],
	['(015396) 12345', ['(015396) 12345']],
	['034206 712345', ['034206 712345']],
	['at home 034206 - 712345, at work 116 123', ['034206 - 712345', '116 123']],
	['555-0123 034206 712345', []],
	['the area code is 034206', []],
	['212-555-0144 - 917-555-0199', ['212-555-0144', '917-555-0199']],
	['212 555 0144 917 555 0199', []], // which digits belong together is not to be guessed
])('in %j what can be called is found', (words, numbers) => {
	const found = withPhones(words);
	expect(found.filter(({ phone }) => phone).map(({ text }) => text)).toEqual(numbers);
	expect(found.map(({ text }) => text).join('')).toBe(words);
});
