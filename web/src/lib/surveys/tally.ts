/**
 * What answers to a survey come to: counts, and none for a group so small that it names people.
 * The same rules stand in Python (`meantime.surveys`); `vectors/surveys.json` holds both to them.
 */

/** A question of a survey: its id, its type in the content, and of a choice the values. */
export type Item = Readonly<{
	id: string;
	type: 'agree5' | 'choice' | 'number' | 'open';
	options: readonly string[];
}>;
export type Value = number | string | null;
/** One person's answers, by question; what they skipped is left out or null. */
export type Answers = Readonly<Record<string, Value>>;
/**
 * What was answered to one question, by `n` people. With fewer than the content's
 * `report_min_group` there is nothing else than that they are too few: `counts` is empty, `middle`
 * null.
 */
export type Tally = Readonly<{
	n: number;
	isShown: boolean;
	counts: Readonly<Record<string, number>>;
	middle: number | null;
}>;

const AGREE5 = [1, 2, 3, 4, 5];

/**
 * What each question was answered; open text is nobody's count. What cannot be an answer counts as
 * skipped.
 */
export function tally(
	items: readonly Item[],
	answers: readonly Answers[],
	least: number,
): ReadonlyMap<string, Tally> {
	return new Map(
		items
			.filter(({ type }) => type !== 'open')
			.map((item) => [item.id, ofItem(item, answers, least)]),
	);
}

function ofItem(item: Item, answers: readonly Answers[], least: number): Tally {
	const given = answers.map((each) => each[item.id]);
	const numbers = given.filter((each) => typeof each === 'number' && each >= 0) as number[];
	if (item.type === 'number') {
		const n = numbers.length;
		return { n, isShown: n >= least, counts: {}, middle: n >= least ? median(numbers) : null };
	}
	const counted =
		item.type === 'agree5'
			? numbers.filter((each) => AGREE5.includes(each))
			: given.filter((each) => typeof each === 'string' && item.options.includes(each));
	const n = counted.length;
	return { n, isShown: n >= least, counts: n >= least ? countsOf(counted) : {}, middle: null };
}

function countsOf(values: readonly (Value | undefined)[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const value of values.map(String)) counts[value] = (counts[value] ?? 0) + 1;
	return counts;
}

function median(numbers: readonly number[]): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	const half = Math.floor(sorted.length / 2);
	const [below, above] = [sorted[half - 1] ?? 0, sorted[half] ?? 0];
	return sorted.length % 2 ? above : (below + above) / 2;
}
