/** The plan of the roll-out in words (src/meantime/content/rollout.yaml), joined to what is done of it. */
import type { Rollout, RolloutPhase, RolloutTask } from '../api/shapes/rollout.ts';
import type { Locale } from '../text/catalogue.ts';

export type Localised = Readonly<Record<Locale, string>>;

export type PlannedTask = Readonly<{
	id: string;
	do: Localised;
	why: Localised;
	/** What must be so at a phase's end says that itself. */
	done_when?: Localised;
}>;

export type PlannedPhase = Readonly<{
	id: string;
	title: Localised;
	weeks: Localised;
	about: Localised;
	tasks: readonly PlannedTask[];
	exit: readonly PlannedTask[];
}>;

/** What is read here of the content. */
export type Plan = Readonly<{ phases: readonly PlannedPhase[] }>;

/** A task in words, with what is known of it. */
export type ShownTask = Readonly<{ planned: PlannedTask; known: RolloutTask }>;

export type ShownPhase = Readonly<{
	planned: PlannedPhase;
	known: RolloutPhase;
	tasks: readonly ShownTask[];
	exit: readonly ShownTask[];
	done: number;
	all: number;
}>;

/** The phases in their order. What this version of the app has no words for is left out. */
export function phasesOf(plan: Plan, { phases }: Pick<Rollout, 'phases'>): ShownPhase[] {
	return plan.phases.flatMap((planned, n) => {
		const known = phases[n];
		if (!known) return [];
		const tasks = join(planned.tasks, known.tasks);
		const exit = join(planned.exit, known.exit);
		const all = [...known.tasks, ...known.exit];
		const done = all.filter((each) => each.done).length;
		return [{ planned, known, tasks, exit, done, all: all.length }];
	});
}

/** Whatever is still open before a phase. */
export function openBefore(phases: readonly ShownPhase[], n: number): ShownTask[] {
	return phases
		.slice(0, n)
		.flatMap(({ tasks, exit }) => [...tasks, ...exit])
		.filter(({ known }) => !known.done);
}

/** The number of the phase that a practice is in, -1 before it has begun. */
export function placeOf(phases: readonly ShownPhase[], { phase }: Pick<Rollout, 'phase'>): number {
	return phases.findIndex(({ known }) => known.name === phase);
}

function join(planned: readonly PlannedTask[], known: readonly RolloutTask[]): ShownTask[] {
	const byId = new Map(known.map((each) => [each.id, each]));
	return planned.flatMap((each) => {
		const found = byId.get(each.id);
		return found ? [{ planned: each, known: found }] : [];
	});
}
