import { visible } from './visible.ts';

/** From code point `start` to `end`. */
export type Span = Readonly<{ start: number; end: number }>;
/** A run of words, marked or not. */
export type Run = Readonly<{ text: string; isMarked: boolean }>;

/** The paragraphs of `text`, cut where `spans` begin and end; hidden characters made visible. */
export function paragraphsOf(text: string, spans: readonly Span[] = []): Run[][] {
	const points = Array.from(text); // code points, not UTF-16 units
	const marked = points.map(() => false);
	for (const { start, end } of spans) marked.fill(true, start, end);
	const paragraphs: Run[][] = [[]];
	for (const { text: words, isMarked } of runsOf(points, marked)) {
		visible(words)
			.split(/\n{2,}/)
			.forEach((part, n) => {
				if (n > 0) paragraphs.push([]);
				if (part) paragraphs.at(-1)?.push({ text: part, isMarked });
			});
	}
	return paragraphs.filter((runs) => runs.some((run) => run.text.trim() !== ''));
}

function runsOf(points: readonly string[], marked: readonly boolean[]): Run[] {
	const runs: { text: string; isMarked: boolean }[] = [];
	points.forEach((point, at) => {
		const [last, isMarked] = [runs.at(-1), marked[at] ?? false];
		if (last?.isMarked === isMarked) last.text += point;
		else runs.push({ text: point, isMarked });
	});
	return runs;
}
