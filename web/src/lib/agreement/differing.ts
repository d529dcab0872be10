/** What is different between two texts, word by word, and put so that a person can follow it. */

export type Op = 'same' | 'removed' | 'added';
export type Pieces = (readonly [op: Op, text: string])[];

const WORD = /([^ \t\n\r]*)([ \t\n\r]*)/g;

/** A word and the blanks behind it. */
type Word = readonly [word: string, blank: string];
/** A word of the old text, of the new one, or the same one of both: places, -1 for neither. */
type Step = readonly [old: number, now: number];

/**
 * The pieces of both texts in order; what is removed stands before what is added. The pieces `same`
 * and `removed` make up the old text, `same` and `added` the new one.
 */
export function wordChanges(old: string, now: string): Pieces {
	const [before, after] = [wordsOf(old), wordsOf(now)];
	const steps = stepsBetween(before.map(spelt), after.map(spelt));
	const out: [Op, string][] = [];
	let [lost, come] = ['', ''];
	for (const step of withoutIslands(steps)) {
		const [word, blank] = before[step[0]] ?? ['', ''];
		const [newWord, newBlank] = after[step[1]] ?? ['', ''];
		if (!isSame(step)) {
			lost += word + blank;
			come += newWord + newBlank;
			continue;
		}
		add(out, 'removed', lost);
		add(out, 'added', come);
		add(out, 'same', blank === newBlank ? word + blank : word);
		[lost, come] = blank === newBlank ? ['', ''] : [blank, newBlank];
	}
	add(out, 'removed', lost);
	add(out, 'added', come);
	return out;
}

function wordsOf(text: string): Word[] {
	return [...text.matchAll(WORD)].map(([, word = '', blank = '']) => [word, blank] as const);
}

function spelt([word]: Word): string {
	return word;
}

function isSame([old, now]: Step): boolean {
	return old >= 0 && now >= 0;
}

function add(out: [Op, string][], op: Op, text: string): void {
	if (!text) return;
	const last = out.at(-1);
	if (last?.[0] === op) last[1] += text;
	else out.push([op, text]);
}

/** The shortest way from one list of words to the other, what is removed first. */
function stepsBetween(old: readonly string[], now: readonly string[]): Step[] {
	const shorter = Math.min(old.length, now.length);
	let head = 0;
	while (head < shorter && old[head] === now[head]) head += 1;
	let tail = 0;
	while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
	const middle = middleSteps(
		old.slice(head, old.length - tail),
		now.slice(head, now.length - tail),
	);
	return [
		...Array.from({ length: head }, (_, n): Step => [n, n]),
		...middle.map(([i, j]): Step => [i < 0 ? i : head + i, j < 0 ? j : head + j]),
		...Array.from({ length: tail }, (_, n): Step => {
			return [old.length - tail + n, now.length - tail + n];
		}),
	];
}

function middleSteps(old: readonly string[], now: readonly string[]): Step[] {
	const width = now.length + 1;
	const common = commonWords(old, now);
	const at = (i: number, j: number) => common[i * width + j] ?? 0;
	const steps: Step[] = [];
	let [i, j] = [0, 0];
	while (i < old.length || j < now.length) {
		if (i < old.length && j < now.length && old[i] === now[j]) steps.push([i++, j++]);
		else if (j === now.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) {
			steps.push([i++, -1]);
		} else steps.push([-1, j++]);
	}
	return steps;
}

/** How many words are common, in order, to what follows each place in both lists. */
function commonWords(old: readonly string[], now: readonly string[]): Uint16Array {
	const width = now.length + 1;
	const common = new Uint16Array((old.length + 1) * width);
	const at = (place: number) => common[place] ?? 0;
	for (let i = old.length - 1; i >= 0; i -= 1) {
		for (let j = now.length - 1; j >= 0; j -= 1) {
			const place = i * width + j;
			const isCommon = old[i] === now[j];
			common[place] = isCommon
				? at(place + width + 1) + 1
				: Math.max(at(place + width), at(place + 1));
		}
	}
	return common;
}

/** Steps in which no single word stands between two that are replaced: it reads badly. */
function withoutIslands(steps: readonly Step[]): Step[] {
	const runs: Step[][] = [];
	for (const step of steps) {
		const [first] = runs.at(-1) ?? [];
		if (first && isSame(first) === isSame(step)) runs.at(-1)?.push(step);
		else runs.push([step]);
	}
	return runs.flatMap((run, index): Step[] => {
		const [only] = run;
		const isLone = only !== undefined && run.length === 1 && isSame(only);
		const isIsland = isLone && replaces(runs[index - 1]) && replaces(runs[index + 1]);
		return isIsland
			? [
					[only[0], -1],
					[-1, only[1]],
				]
			: run;
	});
}

function replaces(run: readonly Step[] = []): boolean {
	return run.some(([, now]) => now < 0) && run.some(([old]) => old < 0);
}
