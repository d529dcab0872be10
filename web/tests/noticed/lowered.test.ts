import { expect, test } from 'vitest';
import { check, readyRules } from '../../src/lib/noticed/check.ts';
import { carriedOf } from '../../src/lib/noticed/found.ts';
import type { RuleChange } from '../../src/lib/protocol/safety-posts.ts';

const URGENT = 'I want to die.';
const OTHER = 'I have a gun and I will use it tonight.';
const ready = await readyRules();

function carried(text: string, ...lowered: RuleChange[]) {
	return carriedOf(
		check(ready, text, { words: [], lowered, earlier: [], now: 0, model: false }),
		'',
	);
}

const off = { rule: 'en.want_to_die', tier: 'none', why: 'A song that she sings.' } as const;

test('words of a lowered rule are read first and open no alert; of one switched off, nothing', () => {
	expect(carried(URGENT).attention).toBe(3);
	expect(carried(URGENT, { ...off, tier: 'elevated' }).attention).toBe(2);
	expect(carried(URGENT, off)).toMatchObject({ attention: 1, noticed: [] });
});

test('a rule that stands beside one switched off still alerts', () => {
	expect(carried(OTHER, off).attention).toBe(3);
});

test('a rule that this version has not is passed over', () => {
	expect(carried(URGENT, { ...off, rule: 'en.of_another_version' }).attention).toBe(3);
});
