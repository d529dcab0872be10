import { expect, test } from 'vitest';
import { Archive, manifestOf } from '../../src/lib/exporting/archive.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';

await ready();

const AT = new Date('2026-05-03T14:12:00Z');
// BLAKE2b-256 of "abc", out of Python's hashlib.
const ABC = 'bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319';

async function archived(): Promise<Archive> {
	const archive = new Archive();
	await archive.add('record.json', 'abc');
	await archive.add('files/1-2-Brief ä.txt', new Blob(['x'.repeat(5_000_000)]));
	return archive;
}

test('everything is in one folder of the archive, the list of it last', async () => {
	const zip = await (await archived()).close('record', AT, () => undefined);
	const text = await zip.text();
	const places = ['record/record.json', 'record/files/1-2-Brief ä.txt', 'record/MANIFEST.json'];
	const found = places.map((place) => text.indexOf(place));
	expect(found).toEqual(found.toSorted((one, other) => one - other));
	expect([text.slice(0, 2), found.includes(-1)]).toEqual(['PK', false]);
	expect(text).toContain(`"record.json": "${ABC}"`);
	expect(zip.size).toBeGreaterThan(5_000_000);
});

test('whoever stops it gets nothing', async () => {
	const stop = () => {
		throw new RangeError('stopped');
	};
	await expect((await archived()).close('record', AT, stop)).rejects.toThrow('stopped');
});

test('the list of files is spelled as every exporter spells it', () => {
	const hash = '0a';
	const names = ['z', 'files/😀', 'files/\uff5e', 'MANIFEST', 'files/a b'];
	const spelled = manifestOf(names.map((name) => ({ name, hash })));
	const sorted = ['MANIFEST', 'files/a b', 'files/\uff5e', 'files/😀', 'z'];
	const lines = sorted.map((name) => `  "${name}": "0a"`).join(',\n');
	expect(spelled).toBe(
		`{\n "files": {\n${lines}\n },\n "format": "meantime-manifest",\n "version": 1\n}\n`,
	);
});
