/** What charts show of the answers to one question. Pure. */
import { MOST } from '../protocol/checkin-posts.ts';
import type { CheckIn } from '../sync/folds/check-ins.ts';
import type { BarPoint, DayPoint } from '../ui/chart/shapes.ts';
import type { AnsweredLine } from './view.ts';

/** How days and values are written, and what is said where there was no answer. */
export type Written = Readonly<{
	/** The local day (`2026-08-03`) of an instant (ms). */
	day: (at: number) => string;
	moment: (at: number) => string;
	number: (n: number) => string;
	none: string;
}>;

/** The values on the slider, by the day on which it was asked; the line stays open for no answer. */
export function dayPoints({ asked }: AnsweredLine, written: Written): DayPoint[] {
	return asked.map(({ shownAt, answer, said }) => {
		const value = answer && answer.value >= 0 ? answer.value : null;
		const shown = value === null ? (said ? '–' : written.none) : written.number(value);
		return {
			...{ day: written.day(shownAt), value, label: written.moment(shownAt) },
			cells: [shown, answer?.text ?? ''],
		};
	});
}

/** How often each option was chosen. */
export function optionPoints({ ask, asked }: AnsweredLine, written: Written): BarPoint[] {
	return ask.options.map((label, n) => {
		const value = asked.filter(({ answer }) => answer?.value === n).length;
		return { label, value, cells: [written.number(value)] };
	});
}

/** Whether a drawing says more than the answers by themselves. */
export function isDrawn({ ask, asked }: AnsweredLine): boolean {
	return ask.kind !== 'words' && asked.filter(isAnswered).length > 1;
}

/** The answers, the newest first. */
export function answersOf({ asked }: AnsweredLine): CheckIn[] {
	return asked.filter(isAnswered).toReversed();
}

export const RANGE = [0, MOST] as const;

function isAnswered({ answer }: CheckIn): boolean {
	return answer !== null;
}
