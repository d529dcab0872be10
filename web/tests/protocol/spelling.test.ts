import { beforeAll, describe, expect, test } from 'vitest';
import { b64 } from '../../src/lib/protocol/encoding.ts';
import { toWire, type Entry } from '../../src/lib/protocol/entry.ts';
import { sealTo } from '../../src/lib/protocol/keys.ts';
import { parse } from '../../src/lib/protocol/shapes.ts';
import { ready, sodium } from '../../src/lib/protocol/sodium.ts';
import { verifyLog } from '../../src/lib/protocol/spaces.ts';
import { seatsEntry } from '../../src/lib/protocol/writing.ts';
import { NOON, forge, makeWorld, verdict } from './people.ts';

await ready();

// Cases of protocol.md section 13 that vectors/attacks.json does not hold, with their controls.
let world: ReturnType<typeof makeWorld>;
beforeAll(() => {
	world = makeWorld();
});

describe('spelling', () => {
	const raw = (entry: Entry, change: (header: string) => string): string => {
		const header = new TextEncoder().encode(change(new TextDecoder().decode(entry.headerBytes)));
		const signature = world.client.sign('mt1/entry', header);
		return world.care.try({ h: b64(header), b: b64(entry.body), s: b64(signature) });
	};

	test.each([
		['a doubled key', '"seq":', '"seq":1,"seq":', 'json'],
		['a lone surrogate', '"kind":"post"', '"kind":"\\ud800"', 'json'],
		['a negative zero', '"show_at":0', '"show_at":-0', 'json'],
		['an exponent', '"show_at":0', '"show_at":0e0', 'json'],
		['a prototype', '"show_at":0', '"__proto__":{},"show_at":0', 'json'],
		['version 0', '"v":1', '"v":0', 'version'],
		['a version in words', '"v":1', '"v":"1"', 'fields'],
		['a kind in numbers', '"kind":"post"', '"kind":1', 'fields'],
		['a list', '{', '[{', 'json'],
	])('%s in a header', (_, from, to, code) => {
		expect(raw(world.care.post(world.client, 'x'), (text) => text.replace(from, to))).toBe(code);
	});

	test.each(['[]', '"text"', '7', ''])('a header that is %s', (text) => {
		const got = raw(world.care.post(world.client, 'x'), () => text);
		expect(got).toBe(text === '' ? 'json' : 'fields');
	});

	test('a signature with S + L in place of S', () => {
		const entry = world.care.post(world.client, 'x');
		const signature = entry.signature.slice();
		const order = (1n << 252n) + 27742317777372353535851937790883648493n;
		let carry = order;
		for (let i = 32; i < 64; i++) {
			carry += BigInt(signature[i] ?? 0);
			signature[i] = Number(carry & 255n);
			carry >>= 8n;
		}
		expect(world.care.try({ ...toWire(entry), s: b64(signature) })).toBe('sig');
	});

	test('the identity key signs nothing, and nothing is sealed to a key of small order', () => {
		const identity = new Uint8Array(32);
		identity[0] = 1;
		const message = new Uint8Array([1]);
		const signature = new Uint8Array(64);
		signature[0] = 1;
		expect(sodium.crypto_sign_verify_detached(signature, message, identity)).toBe(false);
		expect(verdict(() => sealTo(new Uint8Array(64), message))).toBe('card');
	});

	test.each([null, 7, [], {}, { h: '', b: '', s: '', x: 1 }, { h: 1, b: '', s: '' }])(
		'%j is no entry',
		(wire) => {
			const got = verdict(() => parse(wire));
			expect(got).toBe(typeof (wire as { h?: unknown } | null)?.h === 'number' ? 'b64' : 'fields');
		},
	);

	test('an empty log has no root', () => {
		expect(verdict(() => verifyLog([]))).toBe('root');
	});

	test('an entry of a mebibyte of brackets ends as any other', () => {
		const body = new TextEncoder().encode('['.repeat(1024 * 1024));
		const entry = seatsEntry(world.therapist, world.care.state, {}, NOON);
		expect(world.care.try(forge(world.therapist, entry, {}, body))).toBe('json');
	});
});
