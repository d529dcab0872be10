/** The twenty minutes from a new practice to a first client, in the order in which they go. Pure. */
import type { Rollout, RolloutTask } from '../api/shapes/rollout.ts';

export type StepId =
	| 'hours'
	| 'night'
	| 'lines'
	| 'policy'
	| 'replies'
	| 'custody'
	| 'tryout'
	| 'candidacy'
	| 'invitation';

/**
 * `task` is the roll-out's, whose answer the step takes; `minutes` about how long it takes; `href`
 * where it is done. A policy says hours, night and lines, so those come first.
 */
type Plan = Readonly<{ id: StepId; task: string; minutes: number; href: string }>;

export const PLAN: readonly Plan[] = [
	{ id: 'hours', task: 'rollout.p1.hours', minutes: 3, href: '/settings/hours' },
	{ id: 'night', task: 'rollout.p1.night', minutes: 2, href: '/settings/safety' },
	{ id: 'lines', task: 'rollout.p1.crisis', minutes: 2, href: '/settings/crisis-lines' },
	{ id: 'policy', task: 'rollout.p1.policy', minutes: 5, href: '/settings/policy' },
	{ id: 'replies', task: 'rollout.p1.replies', minutes: 2, href: '/settings/replies' },
	{ id: 'custody', task: 'rollout.p1.custody', minutes: 1, href: '/team' },
	{ id: 'tryout', task: '', minutes: 3, href: '' },
	{ id: 'candidacy', task: '', minutes: 1, href: '/caseload/new' },
	{ id: 'invitation', task: '', minutes: 1, href: '/caseload' },
];

/** How far a made-up client has come; of several the newest. */
export type TryoutStage = 'none' | 'made' | 'invited' | 'joined' | 'wrote' | 'answered' | 'ended';

/** What a device and the server know beside the roll-out's tasks; none of it is made up. */
export type Known = Readonly<{
	tryout: TryoutStage;
	/** Threads of clients for whom somebody has decided, and of those invited. */
	decided: readonly string[];
	invited: readonly string[];
}>;

/**
 * A step as it stands. `by` says who knows that it is done. `mayTick`: nobody but a person knows.
 * `doneOn` is the local day that they gave, empty for none. `isOptional`: nobody is reminded of it.
 */
export type Step = Readonly<{
	id: StepId;
	task: string;
	minutes: number;
	href: string;
	by: '' | 'system' | 'person';
	mayTick: boolean;
	doneOn: string;
	isOptional: boolean;
}>;

export function stepsOf(rollout: Pick<Rollout, 'phases'>, known: Known): Step[] {
	const tasks = new Map(
		rollout.phases.flatMap(({ tasks }) => tasks).map((each) => [each.id, each]),
	);
	return PLAN.map(({ task: id, ...plan }) => {
		const task = tasks.get(id);
		const isOptional = plan.id === 'tryout' && known.invited.length > 0; // real clients are here
		const step = { ...plan, task: id, href: hrefOf(plan, known), isOptional };
		if (task) return { ...step, by: task.by, mayTick: mayTick(task), doneOn: task.done_on ?? '' };
		return { ...step, by: isDone(plan.id, known) ? 'system' : '', mayTick: false, doneOn: '' };
	});
}

/** The steps that are to be done. */
export function leftOf(steps: readonly Step[]): Step[] {
	return steps.filter(({ by, isOptional }) => by === '' && !isOptional);
}

/** Which step comes next; null once all are done. */
export function nextOf(steps: readonly Step[]): StepId | null {
	return leftOf(steps)[0]?.id ?? null;
}

/** About how many minutes are left. */
export function minutesLeft(steps: readonly Step[]): number {
	return leftOf(steps).reduce((sum, { minutes }) => sum + minutes, 0);
}

/** What the server sees for itself nobody ticks. */
function mayTick({ by, for_people: forPeople }: RolloutTask): boolean {
	return by !== 'system' && forPeople;
}

function isDone(id: StepId, { tryout, decided, invited }: Known): boolean {
	if (id === 'tryout') return tryout === 'ended';
	return (id === 'candidacy' ? decided : invited).length > 0;
}

/** Where somebody was begun with, that is gone on with. */
function hrefOf({ id, href }: Pick<Plan, 'id' | 'href'>, { decided }: Known): string {
	return id === 'invitation' && decided.length === 1 ? `/caseload/${decided.join('')}` : href;
}
