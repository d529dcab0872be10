import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import { parsePost } from '../../src/lib/protocol/posts.ts';
import type { Accounting, Disclosed, RequestKind } from '../../src/lib/protocol/request-posts.ts';
import { account } from '../../src/lib/requesting/accounting.ts';
import { cameOn, dueOn, latestOn, wrongExtension } from '../../src/lib/requesting/days.ts';
import type { Opened } from '../../src/lib/sync/folds/opened.ts';
import type { People } from '../../src/lib/sync/folds/people.ts';
import { foldRequests, type RecordRequest } from '../../src/lib/sync/folds/record-requests.ts';
import { vectors } from '../protocol/people.ts';

type Said = { id: string; author: string; at: number; received_at: number; post: JsonObject };
type Told = Omit<Disclosed, 'address'> & { address?: string };
type Known = {
	due: [RequestKind, string, string, string][];
	extensions: [RequestKind, string, string, string, string | null][];
	came: [string, string, boolean, string][];
	accountings: {
		until: string;
		disclosures: Told[];
		told: Omit<Accounting, 'disclosures'> & { disclosures: Told[] };
	}[];
	zone: string;
	roles: Record<string, string>;
	cases: { name: string; log: Said[]; folded: unknown }[];
};

const known = vectors('record_requests.json') as Known;
const people = new Map(
	Object.entries(known.roles).map(([id, role]) => [id, { id, role }]),
) as unknown as People;

function opened({ id, author, at, received_at, post }: Said): Opened {
	const header = { id, author, at, re: '', kind: 'post' };
	const entry = { header };
	return { entry, receivedAt: received_at, post: parsePost(post) } as unknown as Opened;
}

function named({ id, isClient, askedOn, dueOn: due, state, item, ...said }: RecordRequest) {
	return {
		...{ id, isClient, askedOn, dueOn: due, state, item },
		extension: said.extension?.id ?? '',
		answers: said.answers.map((each) => each.id),
		statements: said.statements.map((each) => [each.id, each.isClient]),
	};
}

describe('days', () => {
	test.each(known.due)('%s asked on %s is due', (kind, on, due, latest) => {
		expect([dueOn(kind, on), latestOn(kind, on)]).toEqual([due, latest]);
	});

	test.each(known.extensions)('%s of %s until %s, told %s', (kind, on, until, told, wrong) => {
		expect(wrongExtension(kind, on, until, told)).toBe(wrong);
	});

	test.each(known.came)('said to have come on %s, received %s', (said, on, isClient, came) => {
		expect(cameOn(said, on, isClient)).toBe(came);
	});
});

describe('the accounting', () => {
	test.each(known.accountings)('until $until', ({ until, disclosures, told }) => {
		const plain = disclosures.map((each) => ({ address: '', ...each }));
		const rows = told.disclosures.map((each) => ({ address: '', ...each }));
		expect(account(plain, until)).toEqual({ ...told, disclosures: rows });
	});
});

describe('requests of a thread', () => {
	test.each(known.cases)('$name', ({ log, folded }) => {
		expect(foldRequests(log.map(opened), people, known.zone).map(named)).toEqual(folded);
	});
});
