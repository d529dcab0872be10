import type { PlainKey } from '../text/catalogue.ts';
import type { StepId } from './steps.ts';

/** What a step is called, why it is taken, and what a person says who ticks it. */
export const STEP_WORDS: Readonly<
	Record<StepId, Readonly<{ name: PlainKey; why: PlainKey; tick?: PlainKey }>>
> = {
	hours: { name: 'start.hours', why: 'start.hours_why' },
	night: { name: 'start.night', why: 'start.night_why' },
	lines: { name: 'start.lines', why: 'start.lines_why', tick: 'start.lines_tick' },
	policy: { name: 'start.policy', why: 'start.policy_why' },
	replies: { name: 'start.replies', why: 'start.replies_why', tick: 'start.replies_tick' },
	custody: { name: 'start.custody', why: 'start.custody_why', tick: 'start.custody_tick' },
	tryout: { name: 'start.tryout', why: 'start.tryout_why' },
	candidacy: { name: 'start.candidacy', why: 'start.candidacy_why' },
	invitation: { name: 'start.invitation', why: 'start.invitation_why' },
};
