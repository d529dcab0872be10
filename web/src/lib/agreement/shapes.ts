/** Shapes of plain data, put together from a few kinds. A check finds faults and never throws. */
import { isObject } from '../protocol/canonical.ts';

/**
 * What is wrong at a place of a document: `policy.billing.es`, `facts.fee.amount`. `reason` is a
 * code, for some with what it is about behind a blank: `unknown {x}`.
 */
export type Fault = Readonly<{ where: string; reason: string }>;

export type Shape = (value: unknown, where: string) => Fault[];

/** A text of up to `most` characters (code points) that fits the pattern as a whole. */
export function text(most: number, pattern = /^.*$/su): Shape {
	return (value, where) => {
		if (typeof value !== 'string') return [{ where, reason: 'shape' }];
		if (value.length > most && Array.from(value).length > most) return [{ where, reason: 'long' }];
		return pattern.test(value) ? [] : [{ where, reason: 'shape' }];
	};
}

export function whole(least: number, most: number): Shape {
	return (value, where) => {
		if (typeof value !== 'number') return [{ where, reason: 'shape' }];
		return least <= value && value <= most ? [] : [{ where, reason: 'range' }];
	};
}

export function oneOf(...known: readonly string[]): Shape {
	return (value, where) => {
		return known.includes(value as string) ? [] : [{ where, reason: 'shape' }];
	};
}

export function many(item: Shape, most: number, least = 0): Shape {
	return (value, where) => {
		if (!Array.isArray(value)) return [{ where, reason: 'shape' }];
		if (value.length > most) return [{ where, reason: 'many' }];
		if (value.length < least) return [{ where, reason: 'few' }];
		return value.flatMap((each, index) => item(each, `${where}.${index}`));
	};
}

export function record(fields: Readonly<Record<string, Shape>>): Shape {
	return (value, where) => {
		if (!isObject(value)) return [{ where, reason: 'shape' }];
		const place = (name: string) => (where ? `${where}.${name}` : name);
		const found = Object.entries(fields).flatMap(([name, shape]) => {
			if (Object.hasOwn(value, name)) return shape(value[name], place(name));
			return [{ where: place(name), reason: 'missing' }];
		});
		const strange = Object.keys(value).filter((name) => !Object.hasOwn(fields, name));
		return [...found, ...strange.sort().map((name) => ({ where: place(name), reason: 'strange' }))];
	};
}
