import type { Said } from './gather.ts';

/** Letters of a message that stand on paper, and of all messages together: what one sheet holds. */
const LONGEST = 260;
const ROOM = 2_600;
const LINE = 70; // a short message takes a line of its own all the same

/** What stands on paper of a message; `isCut` where the rest is in the app alone. */
export type Printed = Said & Readonly<{ paper: string; isCut: boolean }>;

/**
 * The messages that fit on the sheet, in their order, each cut at the end of a word: `first` ones
 * before others, of the rest the newest. The others are in the app alone.
 */
export function fit(
	messages: readonly Said[],
	first: ReadonlySet<string>,
): ReadonlyMap<string, Printed> {
	const cut = messages.map((each) => ({ ...each, ...cutText(each.text) }));
	const newest = cut.toReversed();
	const ranked = [
		...newest.filter(({ id }) => first.has(id)),
		...newest.filter(({ id }) => !first.has(id)),
	];
	const chosen = new Set<string>();
	let room = ROOM;
	for (const { id, paper } of ranked) {
		room -= Math.ceil((paper.length + 1) / LINE) * LINE;
		if (room < 0) break;
		chosen.add(id);
	}
	return new Map(cut.filter(({ id }) => chosen.has(id)).map((each) => [each.id, each]));
}

/** A text as it stands on paper. */
export function cutText(text: string): Readonly<{ paper: string; isCut: boolean }> {
	const flat = text.trim().replaceAll(/\s+/g, ' ');
	if (flat.length <= LONGEST) return { paper: flat, isCut: false };
	const head = flat.slice(0, LONGEST);
	const space = head.lastIndexOf(' ');
	return { paper: head.slice(0, space > LONGEST / 2 ? space : LONGEST), isCut: true };
}
