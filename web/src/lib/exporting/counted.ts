import type { Fault } from './form.ts';

/** What is missing, the same words once, with how often. */
export function countedFaults(faults: readonly Pick<Fault, 'words'>[]): [string, number][] {
	const counts = new Map<string, number>();
	for (const { words } of faults) counts.set(words, (counts.get(words) ?? 0) + 1);
	return [...counts];
}
