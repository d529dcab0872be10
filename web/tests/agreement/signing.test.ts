import { expect, test } from 'vitest';
import { fill, type People } from '../../src/lib/agreement/filling.ts';
import { mustTick, validUntil, wording, type Role } from '../../src/lib/agreement/signing.ts';
import { cases, GIVEN, PEOPLE, small, type Puts } from './vectors.ts';

type Signed = {
	puts: Puts;
	locale: string;
	people: People;
	variants: string[];
	role: Role;
	wording: string;
	must_tick: string[];
};

test.each(cases<Signed>('signed'))('a $role reads and ticks $variants in $locale', (asked) => {
	const document = small(asked.puts);
	const people = { ...PEOPLE, ...asked.people };
	const filled = fill(document, asked.locale, people, GIVEN, asked.variants);
	expect(wording(filled)).toBe(asked.wording);
	expect(mustTick(document, filled, asked.role)).toEqual(asked.must_tick);
});

type Validity = { given_on: string; months: number; latest: string; until: string };

test.each(cases<Validity>('validity'))('$months months from $given_on', (asked) => {
	expect(validUntil(asked.given_on, asked.months, asked.latest)).toBe(asked.until);
});
