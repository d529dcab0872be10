import type { MarginNote } from '../sync/folds/team-marks.ts';

/** A margin note as it is read; `name` is whose it is, empty for one's own and for nobody known. */
export type MarginLine = MarginNote & Readonly<{ isMine: boolean; name: string }>;

/** What the team has marked in one conversation, by the ids of its messages. */
export type SpaceMarks = Readonly<{
	margins: ReadonlyMap<string, readonly MarginLine[]>;
	tags: ReadonlyMap<string, readonly string[]>;
	stars: ReadonlySet<string>;
	/** Every theme of this client's messages, the most frequent first. */
	themes: readonly string[];
	mayMark: boolean;
}>;

/** What was typed as themes, apart: without empty ones, each once whatever its case. */
export function tagsIn(typed: string): string[] {
	const tags = typed.split(/[,;\n]/).map((tag) => tag.trim().replaceAll(/\s+/g, ' '));
	const byFolded = new Map(tags.map((tag) => [tag.toLocaleLowerCase(), tag]));
	return [...byFolded.values()].filter(Boolean);
}

/** How often each theme stands beside a message, the most frequent first, then by name. */
export function themesOf(tags: ReadonlyMap<string, readonly string[]>): [string, number][] {
	const counts = new Map<string, number>();
	for (const tag of [...tags.values()].flat()) counts.set(tag, (counts.get(tag) ?? 0) + 1);
	return [...counts].sort(([one, n], [other, m]) => m - n || one.localeCompare(other));
}
