import { expect, test } from 'vitest';
import type { RolloutTask } from '../../src/lib/api/shapes/rollout.ts';
import { minutesLeft, nextOf, PLAN, stepsOf, type Known } from '../../src/lib/start/steps.ts';

/** Of these the server cannot know whether they are done. */
const FOR_PEOPLE = new Set(['rollout.p1.replies', 'rollout.p1.custody']);

const NOTHING: Known = { tryout: 'none', decided: [], invited: [] };

function task(id: string, said: Partial<RolloutTask> = {}): RolloutTask {
	const nobody = { done_on: null, done_by: '', note_id: '', for_people: false } as const;
	return { id, done: false, by: '', evidence: null, ...nobody, ...said };
}

/** A roll-out in which the server sees of each task of the plan that it is open. */
function rollout(...said: RolloutTask[]) {
	const known = new Map(said.map((each) => [each.id, each]));
	const seen = { kind: 'hours', count: 0, of: 1, at: null } as const;
	const tasks = PLAN.filter(({ task: id }) => id).map(({ task: id }) => {
		const isSeen = id !== 'rollout.p1.replies';
		const isForPeople = FOR_PEOPLE.has(id);
		return known.get(id) ?? task(id, { evidence: isSeen ? seen : null, for_people: isForPeople });
	});
	return { phases: [{ name: 'foundation', most: 0, tasks, exit: [] }] } as const;
}

const find = (steps: ReturnType<typeof stepsOf>, id: string) =>
	steps.find((each) => each.id === id);

test('all of it takes twenty minutes, and begins with the hours', () => {
	const steps = stepsOf(rollout(), NOTHING);
	expect(minutesLeft(steps)).toBe(20);
	expect(nextOf(steps)).toBe('hours');
});

test('what the server sees nobody ticks; where the recovery code lies a person says', () => {
	const steps = stepsOf(rollout(), NOTHING);
	const ticked = steps.filter(({ mayTick }) => mayTick).map(({ id }) => id);
	expect(ticked).toEqual(['replies', 'custody']);
});

test('lines of a country that the content does not know are ticked by a person', () => {
	const steps = stepsOf(rollout(task('rollout.p1.crisis', { for_people: true })), NOTHING);
	expect(find(steps, 'lines')?.mayTick).toBe(true);
});

test('with two custodians there is nothing left to tick', () => {
	const evidence = { kind: 'custodians', count: 2, of: 2, at: null } as const;
	const custody = task('rollout.p1.custody', { by: 'system', done: true, evidence });
	expect(find(stepsOf(rollout(custody), NOTHING), 'custody')).toMatchObject({
		by: 'system',
		mayTick: false,
	});
});

test('what a person said is shown with its day, and can be taken back', () => {
	const said = { by: 'person', done: true, done_on: '2026-11-30', for_people: true } as const;
	const steps = stepsOf(rollout(task('rollout.p1.replies', said)), NOTHING);
	expect(find(steps, 'replies')).toMatchObject({
		by: 'person',
		mayTick: true,
		doneOn: '2026-11-30',
	});
});

test('a made-up client is done with once it has ended, not before', () => {
	for (const stage of ['none', 'made', 'invited', 'joined', 'wrote', 'answered'] as const) {
		expect(find(stepsOf(rollout(), { ...NOTHING, tryout: stage }), 'tryout')?.by).toBe('');
	}
	expect(find(stepsOf(rollout(), { ...NOTHING, tryout: 'ended' }), 'tryout')?.by).toBe('system');
});

test('with a real client here nobody is reminded of playing one', () => {
	const steps = stepsOf(rollout(), { ...NOTHING, invited: ['a'] });
	expect(find(steps, 'tryout')).toMatchObject({ by: '', isOptional: true });
	expect(minutesLeft(steps)).toBe(16); // without it, and without the invitation
});

test('whoever was decided about is invited on their own page; of several one is picked', () => {
	const one = stepsOf(rollout(), { ...NOTHING, decided: ['a'] });
	expect(find(one, 'candidacy')?.by).toBe('system');
	expect(find(one, 'invitation')).toMatchObject({ by: '', href: '/caseload/a' });
	const two = stepsOf(rollout(), { ...NOTHING, decided: ['a', 'b'] });
	expect(find(two, 'invitation')?.href).toBe('/caseload');
});

test('once everything is done nothing is next', () => {
	const done = PLAN.filter(({ task: id }) => id).map(({ task: id }) => task(id, { by: 'system' }));
	const known = { tryout: 'ended', decided: ['a'], invited: ['a'] } as const;
	const steps = stepsOf(rollout(...done), known);
	expect([nextOf(steps), minutesLeft(steps)]).toEqual([null, 0]);
});
