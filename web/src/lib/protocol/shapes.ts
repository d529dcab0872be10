/** Reading an entry: steps 1 and 2 of protocol.md section 5, and the shape of a `seats` body. */
import { decode, isObject } from './canonical.ts';
import { HASH_BYTES, b64, checkB64, digest, unb64 } from './encoding.ts';
import type { Addition, Change, Entry, Header, KeyBox } from './entry.ts';
import { demand, orElse } from './errors.ts';
import { BOX_BYTES, CARD_BYTES, SIGNATURE_BYTES, accountId } from './keys.ts';

export const ENTRY_ID_BYTES = 16;

/** The values of `v` that this version knows. */
export const VERSIONS: ReadonlySet<unknown> = new Set([1]);

const HEADER_BYTES_MAX = 2048;
const BODY_BYTES_MAX = 1024 * 1024;
const ATTENTION_MAX = 3;
const NOTHING = new Uint8Array();

/** A well-formed entry. @throws ProtocolError 'fields' | 'b64' | 'json' | 'version' | 'kind' */
export function parse(wire: unknown, versions = VERSIONS): Entry {
	const { h, b, s } = record(wire, 'h', 'b', 's'); // 1
	const [headerBytes, body, signature] = [unb64(h), unb64(b), unb64(s)];
	demand(signature.length === SIGNATURE_BYTES, 'fields');
	demand(headerBytes.length <= HEADER_BYTES_MAX && body.length <= BODY_BYTES_MAX, 'fields');
	const fields = decode(headerBytes); // 2
	demand(isObject(fields) && typeof fields['v'] === 'number', 'fields');
	demand(versions.has(fields['v']), 'version');
	const header = readHeader(fields);
	demand(header.kind === 'seats' || header.kind === 'post', 'kind');
	if (header.kind === 'seats') {
		demand(header.attention === 0 && header.show_at === 0 && header.re === '', 'fields');
	}
	const hash = b64(digest('mt1/link', headerBytes, signature));
	return { header, headerBytes, body, signature, hash };
}

function readHeader(value: unknown): Header {
	const places = ['space', 'seq', 'prev', 'author', 'id', 'kind', 'gen', 'at', 'show_at'];
	const header = record(value, 'v', ...places, 'attention', 're', 'body');
	demand(integer(header['attention'], 0) <= ATTENTION_MAX, 'fields');
	return {
		v: integer(header['v'], 1),
		space: nameOrNone(header['space'], HASH_BYTES),
		seq: integer(header['seq'], 0),
		prev: nameOrNone(header['prev'], HASH_BYTES),
		author: name(header['author'], HASH_BYTES),
		id: name(header['id'], ENTRY_ID_BYTES),
		kind: text(header['kind']),
		gen: integer(header['gen'], 1),
		at: integer(header['at'], 0),
		show_at: integer(header['show_at'], 0),
		attention: integer(header['attention'], 0),
		re: nameOrNone(header['re'], ENTRY_ID_BYTES),
		body: name(header['body'], HASH_BYTES),
	};
}

/** The body of a `seats` entry. @throws ProtocolError 'json' | 'fields' */
export function readChange(body: Uint8Array): Change {
	const fields = ['type', 'add', 'remove', 'gen', 'commit', 'card', 'keys'];
	const change = record(decode(body), ...fields);
	const add = list(change['add']).map(readAddition);
	const remove = list(change['remove']).map((id) => name(id, HASH_BYTES));
	demand(new Set(add.map(({ id }) => id)).size === add.length, 'fields');
	demand(new Set(remove).size === remove.length, 'fields');
	return {
		type: text(change['type']),
		add,
		remove,
		gen: integer(change['gen']),
		commit: bytesOrNone(change['commit'], HASH_BYTES),
		card: bytesOrNone(change['card'], CARD_BYTES),
		keys: list(change['keys']).map(readBox),
	};
}

function readAddition(value: unknown): Addition {
	demand(isObject(value), 'fields');
	const isInvitation = value['role'] === 'invite';
	if (isInvitation) record(value, 'card', 'role', 'as', 'until', 'proof');
	else if (Object.hasOwn(value, 'accept')) record(value, 'card', 'role', 'accept');
	else record(value, 'card', 'role');
	const card = bytes(value['card'], CARD_BYTES);
	return {
		id: accountId(card),
		card,
		role: text(value['role']),
		as: isInvitation ? text(value['as']) : '',
		until: isInvitation ? integer(value['until']) : 0,
		proof: isInvitation ? bytes(value['proof'], HASH_BYTES) : NOTHING,
		accept: Object.hasOwn(value, 'accept') ? bytes(value['accept'], SIGNATURE_BYTES) : NOTHING,
	};
}

function readBox(value: unknown): KeyBox {
	const key = record(value, 'gen', 'to', 'box');
	return {
		gen: integer(key['gen']),
		to: name(key['to'], HASH_BYTES),
		box: bytes(key['box'], BOX_BYTES),
	};
}

/** `value` if it has exactly these fields. @throws ProtocolError 'fields' */
function record(value: unknown, ...fields: string[]): Record<string, unknown> {
	demand(isObject(value) && Object.keys(value).length === fields.length, 'fields');
	demand(
		fields.every((field) => Object.hasOwn(value, field)),
		'fields',
	);
	return value;
}

function text(value: unknown): string {
	demand(typeof value === 'string', 'fields');
	return value;
}

function integer(value: unknown, least = Number.MIN_SAFE_INTEGER): number {
	demand(typeof value === 'number' && value >= least, 'fields');
	return value;
}

function list(value: unknown): unknown[] {
	demand(Array.isArray(value), 'fields');
	return value;
}

function bytes(value: unknown, length: number): Uint8Array {
	return orElse('fields', () => unb64(value, length));
}

function bytesOrNone(value: unknown, length: number): Uint8Array {
	return value === '' ? NOTHING : bytes(value, length);
}

/** The text form of that many bytes. */
function name(value: unknown, length: number): string {
	orElse('fields', () => {
		checkB64(value, length);
	});
	return text(value);
}

function nameOrNone(value: unknown, length: number): string {
	return value === '' ? '' : name(value, length);
}
