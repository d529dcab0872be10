import { expect, test } from 'vitest';
import { countMarks, shareOf } from '../../src/lib/matches/counts.ts';
import { faultOf, MOST_WORDS } from '../../src/lib/matches/list.ts';
import { Screener } from '../../src/lib/matches/screener.ts';
import type { RuleChange } from '../../src/lib/protocol/safety-posts.ts';
import { readWrittenRules } from '../../build-plugins/screening.ts';
import { foundIn } from '../../src/lib/rules/written.ts';

const mark = (verdict: 'right' | 'false_alarm', ...rules: string[]) => ({
	...{ mark: verdict, rules, author: '', at: 0 },
});

test('marks are counted by rule, each once for a message', () => {
	const rows = countMarks([
		mark('right', 'a', 'b', 'b'),
		mark('false_alarm', 'b'),
		mark('false_alarm', 'b'),
	]);
	expect(rows).toEqual([
		{ rule: 'b', right: 1, falseAlarms: 2 },
		{ rule: 'a', right: 1, falseAlarms: 0 },
	]);
	expect(rows.map(shareOf)).toEqual([33, 100]);
});

test('a list takes words that can be found, once, and not without end', () => {
	const list = [{ text: 'Blue door', tier: 'elevated' as const }];
	expect(faultOf(list, 'the bridge')).toBe('');
	expect(faultOf(list, ' ')).toBe('words.empty');
	expect(faultOf(list, '🌉')).toBe('words.no_letters');
	expect(faultOf(list, ' blue DOOR ')).toBe('words.twice');
	const full = Array.from({ length: MOST_WORDS }, (_, n) => ({
		...{ text: `word ${n}`, tier: 'urgent' as const },
	}));
	expect(faultOf(full, 'one more')).toBe('words.many');
});

test('a device of staff finds rules with their reason, and words of the list where they stand', async () => {
	const words = [{ text: 'blue door', tier: 'elevated' as const }];
	const found = await new Screener().found('I want to die. Back to the Blue  Door.', {
		words,
		rules: [],
	});
	const own = found.find(({ reason }) => reason === null);
	expect(own).toMatchObject({ tier: 'elevated', start: 27, end: 37 });
	expect(found.some(({ reason, tier }) => tier === 'urgent' && reason?.en && reason.es)).toBe(true);
});

test('a rule that was lowered counts for as little on a device of staff', async () => {
	const screener = new Screener();
	const found = async (...rules: RuleChange[]) => {
		const all = await screener.found('I want to die.', { words: [], rules });
		return all.filter(({ rule }) => rule === 'en.want_to_die').map(({ tier }) => tier);
	};
	const lowered = { rule: 'en.want_to_die', tier: 'elevated', why: 'A song.' } as const;
	expect(await found()).toEqual(['urgent']);
	expect(await found(lowered)).toEqual(['elevated']);
	expect(await found({ ...lowered, tier: 'none' })).toEqual([]);
	expect(await found({ ...lowered, rule: 'en.of_another_version' })).toEqual(['urgent']);
});

test('every rule can be read in both languages, with what it finds and what it leaves', () => {
	for (const language of ['en', 'es']) {
		const { rules } = readWrittenRules(language);
		expect(rules.length).toBeGreaterThan(20);
		for (const { id, reason, finds, leaves } of rules) {
			expect([id, reason.en && reason.es, finds.length > 2, leaves.length > 2]).toEqual([
				...[id, reason.es, true, true],
			]);
		}
		expect(foundIn(rules, rules[0]?.id ?? '', 'en').map(({ id }) => id)).toContain(rules[0]?.id);
		expect(foundIn(rules, 'no such words anywhere', 'en')).toEqual([]);
	}
});
