/** What a signer reads, part by part, whatever kind it is. Pure. */
import type { TextChange } from '../agreement/changes.ts';
import type { Filled } from '../agreement/filling.ts';

export type Part = Readonly<{
	id: string;
	kind: 'policy' | 'consent' | 'statement';
	/** Empty where it has none. */
	title: string;
	words: string;
	/** Whether it has to be ticked. */
	isNeeded: boolean;
}>;

export function partsOf(filled: Filled, mustTick: readonly string[]): Part[] {
	const isNeeded = (id: string) => mustTick.includes(id);
	return [
		...filled.sections.map(({ id, title, text }): Part => {
			return { id, kind: 'policy', title, words: text, isNeeded: isNeeded(id) };
		}),
		...filled.consent.map(({ id, text }): Part => {
			return { id, kind: 'consent', title: '', words: text, isNeeded: isNeeded(id) };
		}),
		...filled.statements.map(({ id, text }): Part => {
			return { id, kind: 'statement', title: '', words: text, isNeeded: isNeeded(id) };
		}),
	];
}

/** Parts that are as they were signed before and were ticked then, and the others. */
export function split(
	parts: readonly Part[],
	changes: ReadonlyMap<string, TextChange>,
	ticked: readonly string[],
): Readonly<{ same: Part[]; other: Part[] }> {
	const isSame = ({ id, isNeeded }: Part) =>
		changes.get(id)?.kind === 'same' && (!isNeeded || ticked.includes(id));
	return {
		same: parts.filter(isSame),
		other: parts.filter((part) => !isSame(part)),
	};
}
