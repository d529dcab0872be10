import type { Template } from './template.ts';

const DAY_MS = 86_400_000;
const DAYS = /^(\d+) days$/;

/** Why a plan is to be looked at again; empty if it is not. */
export type Due = '' | 'months' | 'event';

/**
 * Whether a plan that was saved at `savedAt` is due at `now`; `eventAt` is the newest documented
 * safety event that the viewer may know of, 0 without one. All in ms.
 */
export function reviewDue(
	{ rules }: Pick<Template, 'rules'>,
	savedAt: number,
	eventAt: number,
	now: number,
): Due {
	const after = rules.review_after;
	if (after.includes('safety_event') && eventAt > savedAt) return 'event';
	const days = after.flatMap((each) => DAYS.exec(each)?.[1] ?? []).map(Number);
	return days.some((each) => now - savedAt >= each * DAY_MS) ? 'months' : '';
}
