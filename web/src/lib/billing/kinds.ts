import type { PlanKind } from '../api/shapes/billing.ts';

/** How each kind of plan is called. */
export const KINDS = {
	included: 'feeplan.included',
	per_message: 'feeplan.per_message',
	monthly: 'feeplan.monthly',
	limited: 'feeplan.limited',
	pilot: 'feeplan.pilot',
} as const satisfies Record<PlanKind, string>;
