import { demand, orElse } from './errors.ts';

/** Canonical JSON knows objects, arrays, strings and integers. Source: protocol.md section 2. */
export type Json = string | number | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

const MAX_DEPTH = 8;
const KEY = /^[a-z_]{1,16}$/;

const toUtf8 = new TextEncoder();
// ignoreBOM keeps a byte order mark in the text, where JSON.parse refuses it.
const fromUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The one spelling of `value`. @throws ProtocolError 'json' if it is outside the subset */
export function encode(value: Json): Uint8Array {
	return toUtf8.encode(spell(value, 1));
}

/** The value that `bytes` spell. @throws ProtocolError 'json' if they are not its one spelling */
export function decode(bytes: Uint8Array): Json {
	return orElse('json', () => {
		const text = fromUtf8.decode(bytes);
		const value: unknown = JSON.parse(text);
		// Re-encoding alone would pass lone surrogates, the subset check alone doubled keys and 1.0.
		demand(spell(value, 1) === text, 'json');
		return value as Json;
	});
}

/** True for an object that is no array. */
export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function spell(value: unknown, depth: number): string {
	if (typeof value === 'string') {
		demand(value.isWellFormed(), 'json');
		return JSON.stringify(value);
	}
	if (typeof value === 'number') {
		demand(Number.isSafeInteger(value), 'json');
		return String(value);
	}
	demand(depth <= MAX_DEPTH, 'json');
	if (Array.isArray(value)) return `[${value.map((item) => spell(item, depth + 1)).join(',')}]`;
	demand(isObject(value), 'json');
	return `{${Object.keys(value)
		.sort()
		.map((key) => spellMember(key, value[key], depth))
		.join(',')}}`;
}

function spellMember(key: string, value: unknown, depth: number): string {
	demand(KEY.test(key) && key !== '__proto__', 'json');
	return `"${key}":${spell(value, depth + 1)}`;
}
