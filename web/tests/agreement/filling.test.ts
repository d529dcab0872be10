import { expect, test } from 'vitest';
import { dateWords, moneyWords, values } from '../../src/lib/agreement/fact-words.ts';
import {
	fill,
	Unfilled,
	variantsFor,
	type Filled,
	type Given,
	type People,
} from '../../src/lib/agreement/filling.ts';
import { cases, facts, GIVEN, PEOPLE, small, told, type Puts, type Told } from './vectors.ts';

type Both<T> = { en: T; es: T };

test.each(cases<{ facts: object } & Both<object>>('values'))('facts in words: $facts', (given) => {
	expect(values(facts(given.facts), 'en')).toEqual(given.en);
	expect(values(facts(given.facts), 'es')).toEqual(given.es);
});

type Amount = { amount: number; currency: string } & Both<string>;

test.each(cases<Amount>('amounts'))('$amount $currency is $en', (given) => {
	expect(moneyWords(given.amount, given.currency, 'en')).toBe(given.en);
	expect(moneyWords(given.amount, given.currency, 'es')).toBe(given.es);
});

test.each(cases<{ date: string } & Both<string>>('dates'))('$date is $en', (given) => {
	expect(dateWords(given.date, 'en')).toBe(given.en);
	expect(dateWords(given.date, 'es')).toBe(given.es);
});

type Case = {
	puts: Puts;
	locale: string;
	people: People;
	given: Partial<Given>;
	variants: string[];
	filled?: Filled;
	unfilled?: Told;
};

test.each(cases<Case>('filled'))('filled in $locale, $people $given', (asked) => {
	const people = { ...PEOPLE, ...asked.people };
	const given = { ...GIVEN, ...asked.given };
	const filled = () => fill(small(asked.puts), asked.locale, people, given, asked.variants);
	if (asked.filled) expect(filled()).toEqual(asked.filled);
	else expect(told(caught(filled).faults)).toEqual(asked.unfilled);
});

function caught(action: () => unknown): Unfilled {
	try {
		action();
	} catch (error) {
		if (error instanceof Unfilled) return error;
	}
	throw new Error('nothing was left unfilled');
}

type Client = { programs: string[]; is_minor: boolean; is_couple: boolean; names: string[] };

test.each(cases<Client>('variants'))('variants $names', (given) => {
	const { programs, is_minor: isMinor, is_couple: isCouple } = given;
	expect(variantsFor(facts({ programs }), { isMinor, isCouple })).toEqual(given.names);
});
