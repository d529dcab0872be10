import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Document } from '../../src/lib/agreement/document.ts';
import { leavesOf } from '../../src/lib/policy/leaves.ts';
import { isSaid, merge, putAt } from '../../src/lib/policy/merging.ts';
import { small } from '../agreement/vectors.ts';

const [first, second] = ['policy.card.en', 'fee_text.es'];

function changed(...puts: (readonly [string, unknown])[]): Document {
	const document = small();
	for (const [where, value] of puts) putAt(document, where, value);
	return document;
}

const at = (document: Document, where: string) =>
	leavesOf(document).find((leaf) => leaf.where === where)?.value;

test('what each has changed stands in what comes of it', () => {
	const { document, crossed } = merge(
		small(),
		changed([first, 'Mine.']),
		changed([second, 'Theirs.']),
	);
	expect([at(document, first), at(document, second)]).toEqual(['Mine.', 'Theirs.']);
	expect(crossed).toEqual([]);
});

test('where both have changed one place, mine stands there and theirs is told', () => {
	const { document, crossed } = merge(
		small(),
		changed([first, 'Mine.']),
		changed([first, 'Theirs.']),
	);
	expect(at(document, first)).toBe('Mine.');
	expect(crossed).toEqual([{ where: first, mine: 'Mine.', theirs: 'Theirs.' }]);
});

test('what both have changed alike crosses nothing', () => {
	const same = changed([first, 'The same.']);
	expect(merge(small(), same, structuredClone(same))).toEqual({ document: same, crossed: [] });
});

test('a place that the other has taken away stays away', () => {
	const theirs = small();
	const gone = theirs.sections.shift()?.id ?? '';
	const { document } = merge(small(), changed([`${gone}.en`, 'Mine.']), theirs);
	expect(document).toEqual(theirs);
});

test('the order in which a fee was written is no change', () => {
	const { plan, amount, currency, included } = small().facts.fee;
	const turned = changed(['facts.fee', { included, currency, amount, plan }]);
	expect(isSaid(small(), turned)).toBe(true);
	expect(isSaid(small(), changed([first, 'Mine.']))).toBe(false);
});

test('nothing that either has written is lost', () => {
	const places = leavesOf(small())
		.filter(({ value }) => typeof value === 'string')
		.map(({ where }) => where);
	const puts = fc.array(fc.tuple(fc.constantFrom(...places), fc.string()));
	fc.assert(
		fc.property(puts, puts, (ours, others) => {
			const [base, mine, theirs] = [small(), changed(...ours), changed(...others)];
			const { document, crossed } = merge(base, mine, theirs);
			for (const where of places) {
				const told = crossed.find((each) => each.where === where)?.theirs;
				const stands = at(document, where);
				const [before, own, other] = [base, mine, theirs].map((each) => at(each, where));
				if (own !== before) expect(stands).toBe(own);
				if (other !== before) expect([stands, told]).toContain(other);
			}
		}),
	);
});
