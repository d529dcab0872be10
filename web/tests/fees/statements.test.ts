import { expect, test } from 'vitest';
import {
	balanceOf,
	bucketOf,
	dueOf,
	mostOf,
	pausedOf,
	type Books,
	type EntryKind,
} from '../../src/lib/fees/rules/books.ts';
import { differences, type Said, type Signed } from '../../src/lib/fees/rules/checked.ts';
import { camel } from './plain.ts';
import { answered } from './vectors.ts';

type Kept = Books & {
	balance: number;
	paused: number;
	due: number;
	most: [EntryKind, string, number][];
};
type Case = { what: string; said: Said; signed: Signed; differences: unknown };

test.each(answered('books') as Kept[])(
	'of $entered with $disputed asked about $balance is left',
	({ balance, paused, due, most, ...books }) => {
		expect([balanceOf(books), pausedOf(books), dueOf(books)]).toEqual([balance, paused, due]);
		for (const [kind, item, amount] of most) expect(mostOf(books, kind, item)).toBe(amount);
	},
);

test.each(answered('ageing') as [string, string, string][])(
	'due on %s it stands on %s at %s',
	(dueOn, today, bucket) => {
		expect(bucketOf(dueOn, today)).toBe(bucket);
	},
);

test.each(camel(answered('differences')) as Case[])('$what', ({ said, signed, ...found }) => {
	expect(differences(said, signed)).toEqual(found.differences);
});
