import { expect, test } from 'vitest';
import { defaultDocument } from '../../src/lib/agreement/defaults.ts';
import { faultsOf } from '../../src/lib/agreement/faults.ts';
import { factsNow, unset, withLive } from '../../src/lib/policy/facts.ts';
import { facts } from '../agreement/vectors.ts';

const DETAILS = {
	name: 'North Street Practice',
	phone: '+1 555 0100',
	address: '1 North Street',
	zone: 'America/New_York',
	country: 'US',
	locale: 'en',
} as const;
const { zone, hours, windows, reply_within, allowance, night } = facts();
const LIVE = { zone, hours, windows, reply_within, allowance, night };

test('with hours and a choice for the night, the usual texts can be published as they are', () => {
	expect(unset(LIVE)).toEqual([]);
	expect(faultsOf(defaultDocument(factsNow(DETAILS, LIVE)))).toEqual([]);
});

test('without hours it is named that they lack', () => {
	const rest = { zone, windows, reply_within, allowance, night };
	expect(unset(rest)).toEqual(['hours']);
	expect(faultsOf(defaultDocument(factsNow(DETAILS, rest)))).toContainEqual({
		where: 'facts.hours',
		reason: 'needed',
	});
});

test('an older document says what acts now, and keeps what is said in it alone', () => {
	const old = defaultDocument({ ...facts(), retention_years: 10, night: 'nobody' });
	const now = withLive(old, DETAILS, { ...LIVE, night: 'on_call' });
	expect(now.facts).toMatchObject({ retention_years: 10, night: 'on_call' });
	expect(now.facts.practice.name).toBe(DETAILS.name);
	expect(old.facts.night).toBe('nobody');
});
