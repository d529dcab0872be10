/** A questionnaire of the practice's own, out of a file that somebody has written. */
import type { Measure } from '../measures/content.ts';
import { faultsOf, type Fault, type FaultKind } from '../measures/faults.ts';
import { measureOf, ships } from '../measures/forms.ts';

/** What a file describes, and all that is wrong with it; null where it has not even the form. */
export type Read = Readonly<{
	measure: Measure | null;
	faults: readonly Readonly<{ kind: FaultKind | 'ships' | 'unread'; what: string }>[];
}>;

/** Reads YAML, or JSON, which is YAML as well. */
export async function readFile(words: string): Promise<Read> {
	const { parse } = await import('yaml'); // whoever adds none never fetches it
	try {
		const measure = measureOf(parse(words));
		const faults: Read['faults'][number][] = [...faultsOf(measure)] satisfies Fault[];
		if (ships(measure.id)) faults.push({ kind: 'ships', what: '' });
		return { measure, faults };
	} catch {
		return { measure: null, faults: [{ kind: 'unread', what: '' }] };
	}
}
