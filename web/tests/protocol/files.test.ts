import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concat } from '../../src/lib/protocol/encoding.ts';
import * as files from '../../src/lib/protocol/files.ts';
import { ProtocolError } from '../../src/lib/protocol/errors.ts';
import { pad, unpad } from '../../src/lib/protocol/sealing.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';
import { verdict } from './people.ts';

await ready();

const HEADER = 24;
const CHUNK = 65_536 + 17;
const whole = (pieces: Uint8Array[]): Uint8Array => pieces.reduce(concat, new Uint8Array());

async function sealed(size: number, key: Uint8Array): Promise<Uint8Array> {
	const content = new Uint8Array(size).fill(9);
	return whole(await Array.fromAsync(files.sealFile(key, [content], size)));
}

async function outcome(key: Uint8Array, blob: Uint8Array[], size: number): Promise<string> {
	try {
		await Array.fromAsync(files.openFile(key, blob, size));
		return 'ok';
	} catch (error) {
		return error instanceof ProtocolError ? error.code : String(error);
	}
}

describe('a file', () => {
	const key = files.makeFileKey();

	test.each([0, 1, 65_535, 65_536, 200_000])('of %i bytes opens again', async (size) => {
		const blob = await sealed(size, key);
		expect(blob).toHaveLength(files.blobSize(size));
		const opened = whole(await Array.fromAsync(files.openFile(key, [blob], size)));
		expect(opened).toEqual(new Uint8Array(size).fill(9));
	});

	test('may come in pieces of any length', async () => {
		const blob = await sealed(70_000, key);
		const pieces = Array.from({ length: Math.ceil(blob.length / 999) }, (_, index) =>
			blob.subarray(index * 999, (index + 1) * 999),
		);
		expect(await outcome(key, pieces, 70_000)).toBe('ok');
		expect(await files.address(pieces)).toBe(await files.address([blob]));
	});

	test('is refused altered, cut, reordered, doubled, lengthened or under another key', async () => {
		const blob = await sealed(200_000, key);
		const [head, one, two] = [0, HEADER, HEADER + CHUNK].map((start, index) =>
			blob.subarray(start, index === 0 ? HEADER : start + CHUNK),
		) as [Uint8Array, Uint8Array, Uint8Array];
		const rest = blob.subarray(HEADER + 2 * CHUNK);
		const flipped = blob.map((byte, index) => (index === 100_000 ? byte ^ 1 : byte));
		const attacks = [
			[flipped],
			[blob.subarray(0, -1)],
			[blob.subarray(0, HEADER + 2 * CHUNK)],
			[head, two, one, rest],
			[head, one, one, two, rest],
			[blob, one],
			[head],
			[],
			[new Uint8Array(HEADER - 1)],
		];
		const outcomes = await Promise.all(attacks.map((pieces) => outcome(key, pieces, 200_000)));
		expect(outcomes).toEqual(attacks.map(() => 'aead'));
		expect(await outcome(files.makeFileKey(), [blob], 200_000)).toBe('aead');
		expect(await outcome(key, [head, one, two, rest], 200_000)).toBe('ok');
	});

	test.each([199_999, 200_001, 65_536, 100_000_000, 0])(
		'of 200,000 bytes is not one of %i',
		async (size) => {
			expect(await outcome(key, [await sealed(200_000, key)], size)).toBe('pad');
		},
	);

	test('is not sealed under a false size', async () => {
		const content = files.sealFile(key, [new Uint8Array(5)], 6);
		await expect(Array.fromAsync(content)).rejects.toThrow(RangeError);
	});
});

describe('padding', () => {
	test('of a file grows with it, by an eighth at most above the floor', () => {
		fc.assert(
			fc.property(fc.nat({ max: 2 ** 40 }), (size) => {
				const padded = files.paddedSize(size);
				expect(padded).toBeGreaterThan(size);
				expect(padded).toBeLessThanOrEqual(Math.max(65_536, (size + 1) * 1.12));
				expect(files.paddedSize(padded - 1)).toBe(padded);
			}),
		);
	});

	test('of a post comes off again, and is found in one form alone', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 2_000 }), (content) => {
				expect(unpad(pad(content))).toEqual(content);
				const doubled = concat(pad(content), new Uint8Array(pad(content).length));
				expect(verdict(() => unpad(doubled))).toBe('pad');
			}),
		);
	});

	test('of a post has an end', () => {
		expect(verdict(() => pad(new Uint8Array(65_536)))).toBe('pad');
		for (const padded of [new Uint8Array(), new Uint8Array(256), new Uint8Array(256).fill(1)]) {
			expect(verdict(() => unpad(padded))).toBe('pad');
		}
	});
});
