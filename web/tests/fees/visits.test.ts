import { expect, test } from 'vitest';
import { check } from '../../src/lib/fees/rules/digital-visits.ts';
import { exchanges, type Thread } from '../../src/lib/fees/rules/exchanges.ts';
import { forPayer, isRestricted, type Restriction } from '../../src/lib/fees/rules/payers.ts';
import { camel } from './plain.ts';
import { answered } from './vectors.ts';

type Span = { since: string; until: string };
type Restricted = Span & { restrictions: Restriction[]; isRestricted: boolean };
type Case = { what: string; thread: Thread; today: string; exchanges: unknown };

test.each(camel(answered('restricted')) as Restricted[])(
	'$restrictions: $since to $until is kept from payers: $isRestricted',
	({ restrictions, since, until, isRestricted: held }) => {
		expect(isRestricted(restrictions, since, until)).toBe(held);
		expect(forPayer([{ since, until }], restrictions)).toHaveLength(held ? 0 : 1);
	},
);

test.each(camel(answered('exchanges')) as Case[])(
	'$what, on $today',
	({ thread, today, exchanges: wanted }) => {
		const found = exchanges(thread).map((each) => ({
			reviewedOn: each.reviewedOn,
			...check(each, today),
		}));
		expect(found).toEqual(wanted);
	},
);
