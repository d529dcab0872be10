import { describe, expect, test } from 'vitest';
import { parsePost } from '../../src/lib/protocol/posts.ts';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import { differing } from '../../src/lib/fees/signed-charges.ts';
import type { Line } from '../../src/lib/fees/signed-lines.ts';
import { agreedPlans } from '../../src/lib/fees/signed-plans.ts';
import { foldFees, type Fees } from '../../src/lib/fees/signed.ts';
import { vectors } from '../protocol/people.ts';

type Spelled = Partial<Omit<Line, 'at' | 'post'>> &
	Pick<Line, 'id' | 'author' | 'role'> & { at: string; show_at?: string; post: JsonObject };
type Case = {
	name: string;
	zone: string;
	log: Spelled[];
} & Record<'plans' | 'replies' | 'charges' | 'differs' | 'disputes' | 'papers', unknown[]> & {
		restriction: unknown;
	};

const { cases } = vectors('billing.json') as { cases: Case[] };

const lineOf = ({ at, show_at, post, ...rest }: Spelled): Line => ({
	...{ attention: 0, re: '', fee: null, months: 0, ...rest },
	at: Date.parse(at),
	showAt: show_at ? Date.parse(show_at) : 0,
	post: parsePost(post),
});

const foldOf = ({ log, zone }: Case) => foldFees(log.map(lineOf), zone);

const told = (fees: Fees) => ({
	plans: fees.plans.map(({ id, source, state, since, until, stopsOn }) => {
		return [id, source, state, since, until, stopsOn];
	}),
	replies: fees.replies.map(({ id, on, attention, answered }) => {
		return [id, on, attention, answered.toSorted()];
	}),
	charges: fees.charges.map(({ said, chargeId, author }) => [said.of, chargeId, author]),
	differs: differing(fees.charges, agreedPlans(fees.plans)).map(({ said }) => said.of),
	disputes: [...fees.disputes].map(([item, { id, state, answeredBy }]) => {
		return [item, id, state, answeredBy];
	}),
	papers: fees.papers.map(({ id, post }) => [id, post.type]),
	restriction: fees.restriction && [
		...[fees.restriction.id, fees.restriction.post.on, fees.restriction.post.is_on],
	],
});

describe('what a thread costs', () => {
	test.each(cases)('$name', (one) => {
		const { plans, replies, charges, differs, disputes, papers, restriction } = one;
		const expected = { plans, replies, charges, differs, disputes, papers, restriction };
		expect(told(foldOf(one))).toEqual(expected);
	});
});
