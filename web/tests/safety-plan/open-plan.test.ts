import { beforeEach, expect, test } from 'vitest';
import { OpenPlan } from '../../src/lib/safety-plan/open-plan.svelte.ts';
import type { SafetyPlanRoom } from '../../src/lib/safety-plan/room.ts';
import type { PlanDraft, PlanView, VersionView } from '../../src/lib/safety-plan/view.ts';
import type { Remote } from '../../src/lib/sync/remote.ts';

const BEGUN: PlanDraft = { base: 'old', lines: [] };
const STANDS = { id: 'old', lines: [] } as unknown as VersionView;
let draft: PlanDraft | null;
let drafted: Promise<unknown>;
let told: ((view: PlanView) => void)[];

function viewAt(turn: number): PlanView {
	return { turn, versions: [STANDS] } as unknown as PlanView;
}

/** A worker that answers what it is asked to show in whatever order a test says. */
function openPlan(): OpenPlan {
	const look = () => new Promise<PlanView>((resolve) => told.push(resolve));
	const room: Partial<Remote<SafetyPlanRoom>> = {
		show: look,
		open: look,
		draft: () => drafted.then(() => draft),
		save: (_space, _lines, _base, isDraft) => {
			if (isDraft) draft = null;
			return Promise.resolve(viewAt(9));
		},
	};
	const template = { steps: [] } as unknown as ConstructorParameters<typeof OpenPlan>[1];
	return new OpenPlan('space', template, room as Remote<SafetyPlanRoom>);
}

async function tell(n: number, turn: number): Promise<void> {
	told[n]?.(viewAt(turn));
	await new Promise((resolve) => setTimeout(resolve));
}

beforeEach(() => {
	draft = BEGUN;
	drafted = Promise.resolve();
	told = [];
});

test('a plan that is said to be right still takes nothing of what was begun', async () => {
	const plan = openPlan();
	void plan.start();
	await tell(0, 1);
	await plan.saveAgain(STANDS);
	expect([plan.isSaved, draft, plan.begun]).toEqual([true, BEGUN, BEGUN]);
});

test('what was looked up before is not shown after what was looked up later', async () => {
	const plan = openPlan();
	void plan.refresh();
	plan.hear({ kind: 'space', id: 'space', where: 'device' });
	await tell(1, 2);
	await tell(0, 1);
	expect(plan.view?.turn).toBe(2);
	void plan.refresh();
	await tell(2, 3);
	expect(plan.view?.turn).toBe(3);
});

test('nobody can begin anew before it is known what was begun', async () => {
	let open = () => {};
	drafted = new Promise<void>((resolve) => (open = resolve));
	const plan = openPlan();
	void plan.start();
	await tell(0, 1);
	expect(plan.view).toBeNull();
	open();
	await new Promise((resolve) => setTimeout(resolve));
	expect([plan.view?.turn, plan.begun]).toEqual([1, BEGUN]);
});
