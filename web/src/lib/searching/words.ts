/**
 * Words without case and accents: a text is found by the beginnings of its words, all of them. The
 * same rules as `meantime.searching`.
 */
import type { Span } from '../ui/marked.ts';

const RUN = /[\p{L}\p{N}\p{M}]+/gu;
const WORD = /[\p{L}\p{N}]+/gu; // letters and digits of any script

/** A text without case, accents and other ways of writing the same letter. */
export function fold(text: string): string {
	return text.normalize('NFKD').toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '');
}

/** The words of a text, folded, in order. */
export function wordsIn(text: string): string[] {
	return fold(text).match(WORD) ?? [];
}

/** Whether each word of `wanted` begins a word of `text`; without any, nothing is found. */
export function isFound(text: string, wanted: string): boolean {
	const asked = wordsIn(wanted);
	const here = wordsIn(text);
	return asked.length > 0 && asked.every((each) => here.some((word) => word.startsWith(each)));
}

/** Where the words of `text` stand that one of `wanted` begins, in code points. */
export function placesIn(text: string, wanted: string): Span[] {
	const asked = wordsIn(wanted);
	const spans: Span[] = [];
	let [points, units] = [0, 0];
	for (const { 0: run, index } of text.matchAll(RUN)) {
		points += Array.from(text.slice(units, index)).length;
		units = index;
		const end = points + Array.from(run).length;
		const isAsked = wordsIn(run).some((word) => asked.some((each) => word.startsWith(each)));
		if (isAsked) spans.push({ start: points, end });
	}
	return spans;
}

const BEFORE = 60;
const LONGEST = 240; // code points

/** The part of a text around what was found first, and where it was found in that. */
export function snippetOf(text: string, wanted: string): Readonly<{ text: string; spans: Span[] }> {
	const flat = text.trim().replaceAll(/\s+/g, ' ');
	const points = Array.from(flat);
	const first = placesIn(flat, wanted)[0]?.start ?? 0;
	const from = points.length > LONGEST && first > BEFORE ? first - BEFORE : 0;
	const to = Math.min(points.length, from + LONGEST);
	const part = points.slice(from, to).join('');
	const cut = `${from > 0 ? '…' : ''}${part}${to < points.length ? '…' : ''}`;
	return { text: cut, spans: placesIn(cut, wanted) };
}
