import { expect, test } from 'vitest';
import { readBriefRules } from '../../build-plugins/screening.ts';
import { Unreachable } from '../../src/lib/api/problems.ts';
import { saysSomething } from '../../src/lib/matches/brief.ts';
import { ruleName } from '../../src/lib/matches/lowered.ts';
import type { Text } from '../../src/lib/text/text.svelte.ts';
import { Lowering } from '../../src/lib/rules/lowering.svelte.ts';
import type { RuleChange } from '../../src/lib/protocol/safety-posts.ts';

const rules = readBriefRules();
const CHANGE: RuleChange = { rule: 'en.want_to_die', tier: 'none', why: 'A song.' };
const people = ['Ann', 'Bo', 'Cy'].map((name) => ({ id: name, name, mayChange: name !== 'Bo' }));

test('a change is of a rule that is here, lower than it counts, and has a reason', () => {
	expect(rules[CHANGE.rule]?.tier).toBe('urgent');
	expect(rules['en.cannot_cope']?.tier).toBe('elevated');
	expect(saysSomething(CHANGE, rules)).toBe(true);
	expect(saysSomething({ ...CHANGE, tier: 'elevated' }, rules)).toBe(true);
	expect(saysSomething({ ...CHANGE, rule: 'en.cannot_cope' }, rules)).toBe(true);
	for (const fault of [
		{ rule: 'en.of_another_version' },
		{ rule: 'constructor' },
		{ why: ' ' },
		{ rule: 'en.cannot_cope', tier: 'elevated' as const },
	]) {
		expect(saysSomething({ ...CHANGE, ...fault }, rules)).toBe(false);
	}
});

test('a rule of another version is named by its id', () => {
	const say = (key: string, values: Record<string, string>) =>
		[key, ...Object.values(values)].join(' ');
	const text = { locale: 'es', say } as unknown as Text;
	expect(ruleName(CHANGE.rule, rules, text)).toBe(rules[CHANGE.rule]?.reason.es);
	for (const rule of ['en.of_another_version', 'constructor'])
		expect(ruleName(rule, rules, text)).toBe(`lowered.other_version ${rule}`);
});

/** A room that keeps what each client has, and cannot be reached for some. */
function roomWithout(...unreached: string[]) {
	const kept = new Map<string, RuleChange | null>();
	const setRule = (id: string, _rule: string, change: RuleChange | null) => {
		if (unreached.includes(id)) return Promise.reject(new Unreachable());
		const before = kept.get(id) ?? null;
		kept.set(id, change);
		return Promise.resolve(before);
	};
	return { kept, setRule };
}

test('a change for all reaches whom it can, and says by name whom it did not and why', async () => {
	const room = roomWithout('Cy');
	const lowering = new Lowering(room);
	await lowering.apply(people, CHANGE);
	expect(lowering.reached.map(({ client }) => client.name)).toEqual(['Ann']);
	expect(lowering.missed.map(({ client, why }) => [client.name, why])).toEqual([
		['Bo', 'lower.not_yours'],
		['Cy', 'failure.offline'],
	]);
	expect([lowering.done, lowering.all, lowering.isBusy]).toEqual([3, 3, false]);
	expect([...room.kept]).toEqual([['Ann', CHANGE]]);
});

test('what is taken back leaves each client as they were before', async () => {
	const room = roomWithout();
	const earlier: RuleChange = { ...CHANGE, tier: 'elevated', why: 'Since spring.' };
	room.kept.set('Ann', earlier);
	const lowering = new Lowering(room);
	await lowering.apply(people, CHANGE);
	await lowering.undo(CHANGE.rule);
	expect([...room.kept]).toEqual([
		['Ann', earlier],
		['Cy', null],
	]);
	expect(lowering.undone.map(({ name }) => name)).toEqual(['Ann', 'Cy']);
	expect(lowering.reached).toEqual([]);
});
