/** Reading the fields of a post; @throws ProtocolError 'post' for what is not as it should be. */
import { isObject, type Json, type JsonObject } from './canonical.ts';
import { demand } from './errors.ts';

export function texts(post: JsonObject, field: string): string[] {
	return list(post[field] ?? []).map(string);
}

export function string(value: Json): string {
	demand(typeof value === 'string', 'post');
	return value;
}

export function text(post: JsonObject, field: string, otherwise?: string): string {
	const value = post[field] ?? otherwise;
	demand(typeof value === 'string', 'post');
	return value;
}

export function integer(post: JsonObject, field: string, otherwise?: number): number {
	const value = post[field] ?? otherwise;
	demand(typeof value === 'number', 'post');
	return value;
}

export function oneOf<T extends string>(post: JsonObject, field: string, allowed: readonly T[]): T {
	const value = allowed.find((each) => each === post[field]);
	demand(value !== undefined, 'post');
	return value;
}

export function object(value: Json | undefined): JsonObject {
	demand(isObject(value), 'post');
	return value;
}

export function list(value: Json | undefined): Json[] {
	demand(Array.isArray(value), 'post');
	return value;
}

/** A text that must not be empty. */
export function filled(post: JsonObject, field: string): string {
	const said = text(post, field);
	demand(said !== '', 'post');
	return said;
}

export function count(post: JsonObject, field: string, otherwise?: number): number {
	const said = integer(post, field, otherwise);
	demand(said >= 0, 'post');
	return said;
}

/** Whether something is so, as 0 or 1. */
export function flag(post: JsonObject, field: string, otherwise?: 0 | 1): 0 | 1 {
	const said = integer(post, field, otherwise);
	demand(said === 0 || said === 1, 'post');
	return said;
}

export function objects(post: JsonObject, field: string): JsonObject[] {
	return list(post[field] ?? []).map(object);
}
