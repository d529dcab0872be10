import { expect, test } from 'vitest';
import type { Document } from '../../src/lib/agreement/document.ts';
import { defaultDocument } from '../../src/lib/agreement/defaults.ts';
import { check, faultsByElement, stillWrong } from '../../src/lib/policy/checking.ts';
import { putAt } from '../../src/lib/policy/merging.ts';
import { facts } from '../agreement/vectors.ts';

const { zone, hours, windows, reply_within, allowance, night } = facts();
const LIVE = { zone, hours, windows, reply_within, allowance, night };

function whole(...puts: (readonly [string, unknown])[]): Document {
	const document = defaultDocument(facts());
	for (const [where, value] of puts) putAt(document, where, value);
	return document;
}

test('a whole policy of what acts can be published', () => {
	expect(check(whole(), LIVE)).toEqual([]);
});

test('what nobody has chosen is named once, and as such', () => {
	const unchosen = { zone, hours, windows, reply_within, allowance };
	expect(check(whole(), unchosen)).toEqual([{ where: 'facts.night', reason: 'unset' }]);
});

test('a policy that would not fit into a post with its replies is too long', () => {
	const texts = ['purpose', 'privacy', 'changes', 'people_away'].flatMap((name) => {
		return [`policy.${name}.en`, `policy.${name}.es`];
	});
	const long = whole(...texts.map((where) => [where, 'ñandú '.repeat(660)] as const));
	expect(check(long, LIVE)).toEqual([{ where: '', reason: 'large' }]);
});

test.each([
	['response_time', ['policy.response_time.es', '']],
	['crisis_protocol', ['policy.crisis_protocol.en', 'Call us.']],
	['billing', ['fee_text.en', '']],
	['billing', ['policy.billing.title.es', '']],
	['documentation', ['facts.records_contact', '']],
	['other', ['policy.privacy.en', '']],
	['other', ['consent.cost.en', '']],
] as const)('what lacks belongs to %s: %j', (element, put) => {
	const document = whole(put);
	const found = faultsByElement(document, check(document, LIVE));
	const named = [...found].filter(([, faults]) => faults.length > 0).map(([name]) => name);
	expect(named).toEqual([element]);
});

test('a fault goes from its place once it is mended, and new ones wait to be asked for', () => {
	const before = check(whole(['policy.card.en', '']), LIVE);
	const now = check(whole(['policy.card.es', '']), LIVE);
	expect(stillWrong(before, before)).toEqual(before);
	expect(stillWrong(before, now)).toEqual([]);
});
