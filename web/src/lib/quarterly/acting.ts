/** Whether a count asks for something to be done, as the content's `act_if` says. Pure. */
import { ALWAYS_DECIDED } from './content.ts';
import type { Count, ReviewFields } from './view.ts';

const DAY_MS = 86_400_000;
const QUARTER_DAYS = 91;
const LONGEST_DAYS = 366;

type Test = (count: Count) => boolean;
const isShort: Test = ({ part, of }) => part < of;
const TESTS: Readonly<Record<string, Test>> = {
	'rollout.q.window': ({ part, of }) => part * 100 < of * 95,
	'rollout.q.afterhours': ({ part, of }) => part * 10 > of,
	'rollout.q.creep': ({ part, of }) => part * 3 >= of * 4,
	'rollout.q.redirects': isShort,
	'rollout.q.safety': isShort,
	'rollout.q.consent': isShort,
	'rollout.q.crisis_lines': isShort,
	'rollout.q.phrases': ({ part }) => part > 0,
	'rollout.q.notes': isShort,
	'rollout.q.outcomes': ({ part }) => part > 0,
	'rollout.q.access': ({ part }) => part > 0,
};

/** Whether to act on a count; null where nothing says. */
export function mustAct(question: string, count: Count | undefined): boolean | null {
	const test = TESTS[question];
	return test && count && count.of > 0 ? test(count) : null;
}

/** The day on which the next review is held, if nobody says another. */
export function usualNext(heldOn: string): string {
	return dayAfter(heldOn, QUARTER_DAYS);
}

export type ReviewFault = 'ahead' | 'order' | 'far' | 'undecided' | 'day';
export type ReviewFaults = Readonly<Partial<Record<'heldOn' | 'nextOn' | 'policy', ReviewFault>>>;

/** What has to be mended before a review is filed. */
export function faultsOf(fields: ReviewFields, today: string): ReviewFaults {
	const { heldOn, nextOn, verdicts } = fields;
	return {
		...(!heldOn ? { heldOn: 'day' } : heldOn > today && { heldOn: 'ahead' }),
		...nextFault(heldOn, nextOn),
		...(!verdicts[ALWAYS_DECIDED]?.decision.trim() && { policy: 'undecided' }),
	};
}

/** What is wrong with the day of the next review. */
export function nextFault(heldOn: string, nextOn: string): Pick<ReviewFaults, 'nextOn'> {
	if (!nextOn) return { nextOn: 'day' };
	if (nextOn <= heldOn) return { nextOn: 'order' };
	return heldOn && nextOn > dayAfter(heldOn, LONGEST_DAYS) ? { nextOn: 'far' } : {};
}

function dayAfter(day: string, days: number): string {
	return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
