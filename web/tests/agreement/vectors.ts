import type { Document, Facts } from '../../src/lib/agreement/document.ts';
import type { Given, People } from '../../src/lib/agreement/filling.ts';
import type { Fault } from '../../src/lib/agreement/shapes.ts';
import { vectors } from '../protocol/people.ts';

type Put = readonly [path: readonly (string | number)[], value: unknown];
export type Puts = readonly Put[];
export type Told = readonly (readonly [where: string, reason: string])[];
type Place = Record<string | number, unknown>;

type Shared = { facts: Facts; small: Document; given: Given; people: People };

const all = vectors('agreement.json') as Shared & Record<string, unknown>;

export const { given: GIVEN, people: PEOPLE } = all;

/** The cases of that name in `vectors/agreement.json`. */
export function cases<T>(name: string): T[] {
	return all[name] as T[];
}

/** The facts with some changed. */
export function facts(change: object = {}): Facts {
	return { ...structuredClone(all.facts), ...change };
}

/** The small document with values put at their paths; null takes what stands there away. */
export function small(puts: Puts = []): Document {
	const whole = structuredClone(all.small);
	for (const [path, value] of puts) putAt(whole, path, value);
	return whole;
}

export function putAt(whole: object, path: Put[0], value: unknown): void {
	const last = path.at(-1) ?? '';
	let place = whole as Place;
	for (const key of path.slice(0, -1)) place = place[key] as Place;
	if (value !== null) place[last] = structuredClone(value);
	else if (Array.isArray(place)) place.splice(last as number, 1);
	else Reflect.deleteProperty(place, last);
}

/** Faults as the vectors have them. */
export function told(faults: readonly Fault[]): Told {
	return faults.map(({ where, reason }) => [where, reason] as const);
}
