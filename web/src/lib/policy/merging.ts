/** Two people change one draft: what each has changed goes together, and nothing is lost. Pure. */
import { isAlike } from '../agreement/changes.ts';
import type { Document } from '../agreement/document.ts';
import { leavesOf } from './leaves.ts';

/** A place that both have changed, to different things. */
export type Crossed = Readonly<{ where: string; mine: unknown; theirs: unknown }>;

export type Merged = Readonly<{ document: Document; crossed: readonly Crossed[] }>;

/**
 * Another's draft with one's own changes put into it. Both were made from `base`. Where both have
 * changed one place, one's own stands there, and it is told what the other had written.
 */
export function merge(base: Document, mine: Document, theirs: Document): Merged {
	const [before, own] = [valuesOf(base), valuesOf(mine)];
	const document = structuredClone(theirs);
	const crossed: Crossed[] = [];
	for (const { where, value, put } of leavesOf(document)) {
		const written = own.get(where);
		if (written === undefined || isAlike(written, before.get(where))) continue;
		if (isAlike(written, value)) continue;
		if (!isAlike(value, before.get(where))) crossed.push({ where, mine: written, theirs: value });
		put(structuredClone(written));
	}
	return { document, crossed };
}

/** Whether two documents say the same in every place that can be changed here. */
export function isSaid(one: Document, other: Document): boolean {
	const values = valuesOf(other);
	return leavesOf(one).every(({ where, value }) => isAlike(value, values.get(where)));
}

/** Puts a value to its place; one that is not there stays away. */
export function putAt(document: Document, where: string, value: unknown): void {
	leavesOf(document)
		.find((leaf) => leaf.where === where)
		?.put(value);
}

function valuesOf(document: Document): ReadonlyMap<string, unknown> {
	return new Map(leavesOf(document).map(({ where, value }) => [where, value] as const));
}
