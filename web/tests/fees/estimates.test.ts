import { expect, test } from 'vitest';
import {
	dueOn,
	expectedOf,
	keptUntil,
	lastDay,
	warningOf,
	whyAnew,
	type Asked,
	type Expected,
} from '../../src/lib/fees/rules/estimates.ts';
import { camel } from './plain.ts';
import { answered } from './vectors.ts';

test.each(camel(answered('estimate_due')) as (Asked & { holidays: string[]; dueOn: string })[])(
	'asked on "$askedOn", scheduled on "$bookedOn" for "$heldOn": due "$dueOn"',
	({ holidays, dueOn: due, ...asked }) => {
		expect(dueOn(asked, holidays)).toBe(due);
	},
);

test.each(answered('estimate_days') as [string, string, string][])(
	'one of %s is for days until %s, and kept until %s',
	(day, last, kept) => {
		expect([lastDay(day), keptUntil(day)]).toEqual([last, kept]);
	},
);

test.each(answered('estimate_warning') as [number, number, string, string][])(
	'%i estimated, %i billed in %s: "%s"',
	(estimated, billed, currency, said) => {
		expect(warningOf(estimated, billed, currency)).toBe(said);
	},
);

test.each(answered('estimate_anew') as [string, string, string[], string, string][])(
	'made on %s until %s, plans of %s, on %s: "%s"',
	(madeOn, until, agreedOn, today, why) => {
		expect(whyAnew(madeOn, until, agreedOn, today)).toBe(why);
	},
);

test.each(answered('estimate_total') as { services: Expected[]; total: number }[])(
	'services come to $total',
	({ services, total }) => {
		expect(expectedOf(services)).toBe(total);
	},
);
