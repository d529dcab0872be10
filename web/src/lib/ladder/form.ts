import type { Ladder, Night, Rung, Step } from '../api/shapes/safety.ts';

export const RUNGS = ['clinician', 'cover', 'on_call', 'owner'] as const satisfies readonly Rung[];
export const NIGHTS = ['on_call', 'clinician', 'nobody'] as const satisfies readonly Night[];

const LONGEST = 24 * 60; // minutes
const MOST_STEPS = 12;

/** What the fields hold. */
export type StepFields = { rung: Rung; minutes: string };
export type LadderFields = { steps: StepFields[]; night: Night | ''; onCall: string[] };

/** Why something cannot stand: what the server names, and what a form alone can lack. */
export type Reason = (typeof KNOWN)[number] | 'other';

const KNOWN = [
	...(['none', 'many', 'first', 'last', 'order', 'range', 'twice'] as const),
	...(['nobody', 'cannot_read', 'left', 'no_way', 'choose'] as const),
];

/** By field: `night`, `steps`, `steps.0`, `on_call`, `on_call.0`. */
export type Faults = Readonly<Record<string, Reason>>;

export function toFields({ steps, night, on_call: onCall }: Ladder): LadderFields {
	const fields = steps.map(({ rung, after_minutes: after }) => ({ rung, minutes: String(after) }));
	return { steps: fields, night: night ?? '', onCall: [...onCall] };
}

export function toLadder({ steps, night, onCall }: LadderFields): Ladder {
	const kept = steps.map(({ rung, minutes }) => ({ rung, after_minutes: minutesOf(minutes) }));
	return { steps: kept, night: night || null, on_call: onCall };
}

/** What has to be mended before it can be sent: the rules of the server, as far as a form knows. */
export function faultsOf(fields: LadderFields): Faults {
	const faults: Record<string, Reason> = {};
	const { steps, night, on_call: onCall } = toLadder(fields);
	if (night === null) faults['night'] = 'choose';
	if (night === 'on_call' && onCall.length === 0) faults['on_call'] = 'nobody';
	Object.assign(faults, faultsOfSteps(steps));
	return faults;
}

function faultsOfSteps(steps: readonly Step[]): Faults {
	if (steps.length === 0) return { steps: 'none' };
	if (steps.length > MOST_STEPS) return { steps: 'many' };
	const faults: Record<string, Reason> = {};
	steps.forEach(({ after_minutes: after }, n) => {
		const before = steps[n - 1]?.after_minutes ?? -1;
		if (n > 0 && after <= before) faults[`steps.${n}`] = 'order';
		if (!(after >= 0 && after <= LONGEST)) faults[`steps.${n}`] = 'range';
	});
	if (steps[0]?.after_minutes !== 0) faults['steps.0'] = 'first';
	if (steps.at(-1)?.rung !== 'owner') faults[`steps.${steps.length - 1}`] = 'last';
	return faults;
}

/** What the server found wrong; `other` for what this version does not know. */
export function faultsBy(reasons: Readonly<Record<string, string>>): Faults {
	const pairs = Object.entries(reasons).map(([field, reason]) => {
		return [field, KNOWN.find((known) => known === reason) ?? 'other'] as const;
	});
	return Object.fromEntries(pairs);
}

function minutesOf(typed: string): number {
	return /^\s*\d{1,4}\s*$/.test(typed) ? Number(typed) : -1;
}
