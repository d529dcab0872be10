import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import { parsePost } from '../../src/lib/protocol/posts.ts';
import type { Opened } from '../../src/lib/sync/folds/opened.ts';
import type { People } from '../../src/lib/sync/folds/people.ts';
import { foldChecks, foldCodes, type Alarm } from '../../src/lib/sync/folds/records-checks.ts';
import { vectors } from '../protocol/people.ts';

type Said = { id: string; author: string; at: number; post: JsonObject | null };
type Want = { at: number; by: string; checked: number; of: number; alarms: Alarm[] };
type Case = { name: string; log: Said[]; want: Want };

const { roles, cases } = vectors('records_checks.json') as {
	roles: Record<string, string>;
	cases: Case[];
};
const people = new Map(
	Object.entries(roles).map(([id, role]) => [id, { id, role }]),
) as unknown as People;

function opened({ post, at, ...header }: Said): Opened {
	const entry = { header: { ...header, at, re: '', kind: 'post' } };
	return { entry, receivedAt: at, post: post && parsePost(post) } as unknown as Opened;
}

test.each(cases)('of the records the directory says: $name', ({ log, want }) => {
	const { alarms, ...last } = foldChecks(log.map(opened), people);
	expect({ ...last, alarms: [...alarms.values()] }).toEqual(want);
});

test('of a recovery code the newest word of each custodian stands whole', () => {
	const said = (author: string, at: number, stored: string) =>
		opened({ id: `${at}`, author, at, post: { type: 'recovery_code', stored } });
	const codes = foldCodes([
		said('a', 1, '2027-01-01'),
		said('b', 2, ''),
		said('a', 3, '2027-02-01'),
	]);
	expect([...codes].map(([id, { stored }]) => [id, stored])).toEqual([
		['a', '2027-02-01'],
		['b', ''],
	]);
});
