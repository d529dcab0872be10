import { vectors } from '../protocol/people.ts';

const ALL = vectors('fees.json') as Readonly<Record<string, readonly unknown[]>>;

/** What Python answered, by the name of the rule. */
export function answered(name: string): readonly unknown[] {
	const cases = ALL[name];
	if (!cases) throw new Error(`no vectors of ${name}`);
	return cases;
}
