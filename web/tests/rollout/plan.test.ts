import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { PhaseName, Rollout, RolloutTask } from '../../src/lib/api/shapes/rollout.ts';
import { openBefore, phasesOf, placeOf, type Plan } from '../../src/lib/rollout/plan.ts';
import { MORE_WAYS, WAYS } from '../../src/lib/rollout/words.ts';

const file = new URL('../../../src/meantime/content/rollout.yaml', import.meta.url);
const plan = parse(readFileSync(file, 'utf8')) as Plan;
const NAMES: readonly PhaseName[] = ['foundation', 'pilot', 'scale'];

const known = (id: string, done: boolean): RolloutTask => ({
	...{ id, done, by: done ? 'person' : '', evidence: null },
	...{ done_on: null, done_by: '', note_id: '', for_people: true },
});

function rollout(done: readonly string[]): Pick<Rollout, 'phases'> {
	const tasks = (all: readonly { id: string }[]) => {
		return all.map(({ id }) => known(id, done.includes(id)));
	};
	const phases = plan.phases.map((phase, n) => ({
		...{ name: NAMES[n] ?? 'scale', most: n === 2 ? null : n * 5 },
		tasks: tasks(phase.tasks),
		exit: tasks(phase.exit),
	}));
	return { phases };
}

test('each phase says how much of it is done, what must be so at its end included', () => {
	const shown = phasesOf(plan, rollout(['rollout.p1.hours', 'rollout.p2.workable']));
	expect(shown.map(({ done, all }) => [done, all])).toEqual([
		[1, 12],
		[1, 10],
		[0, 3],
	]);
});

test('before a phase all is open of every phase before it, and before the first nothing', () => {
	const all = plan.phases.flatMap(({ tasks }) => tasks.map(({ id }) => id));
	const shown = phasesOf(plan, rollout(all));
	const open = openBefore(shown, 2).map(({ planned }) => planned.id);
	expect(open).toEqual(plan.phases[1]?.exit.map(({ id }) => id));
	expect(openBefore(phasesOf(plan, rollout([])), 0)).toEqual([]);
});

test('a practice that has never begun is in no phase', () => {
	const shown = phasesOf(plan, rollout([]));
	expect(placeOf(shown, { phase: '' })).toBe(-1);
	expect(placeOf(shown, { phase: 'pilot' })).toBe(1);
});

test('a task that this version has no words for is left out, and still counted', () => {
	const { phases } = rollout([]);
	const [first, ...rest] = phases;
	if (!first) throw new Error('no phase');
	const more = [{ ...first, tasks: [...first.tasks, known('rollout.p1.new', false)] }, ...rest];
	const [shown] = phasesOf(plan, { phases: more });
	expect([shown?.tasks.length, shown?.all]).toEqual([12, 13]);
});

test('every way leads from a task of the plan', () => {
	const ids = plan.phases.flatMap(({ tasks, exit }) => [...tasks, ...exit].map(({ id }) => id));
	expect(Object.keys({ ...WAYS, ...MORE_WAYS }).filter((id) => !ids.includes(id))).toEqual([]);
});

test('every step says why, in both languages', () => {
	const steps = plan.phases.flatMap(({ tasks, exit }) => [...tasks, ...exit]);
	expect(steps.filter(({ why }) => !why.en || !why.es)).toEqual([]);
});
