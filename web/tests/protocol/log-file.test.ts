import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Wire } from '../../src/lib/protocol/entry.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';
import { verdictOn } from '../../scripts/log-file.ts';
import { vectors } from './people.ts';

await ready();

const { log } = vectors('protocol.json') as { log: { care: Wire[]; care_head_b64: string } };
const HONEST = JSON.stringify(log.care);
const OK = `ok 15 ${log.care_head_b64}`;
const script = new URL('../../scripts/verify.ts', import.meta.url).pathname;

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'meantime-'));
});
afterAll(async () => {
	await rm(folder, { recursive: true });
});

test.each([
	['an honest log', HONEST, OK],
	['the same, printed wide', JSON.stringify(log.care, null, '\t'), OK],
	['nothing', '', 'json'],
	['an empty list', '[]', 'root'],
	['an object', '{}', 'fields'],
	['a number', '1e999', 'fields'],
	['no JSON', '[NaN]', 'json'],
	['a byte order mark', `\uFEFF${HONEST}`, 'json'],
	['a well of brackets', '['.repeat(501) + ']'.repeat(501), 'json'],
	['brackets that are just too few', '['.repeat(500) + ']'.repeat(500), 'fields'],
	['brackets in a string', JSON.stringify(['['.repeat(501)]), 'fields'],
	['brackets behind a quote in a string', JSON.stringify([`"${'['.repeat(501)}`]), 'fields'],
	['a lone surrogate', '[{"h":"\\ud800","b":"","s":""}]', 'b64'],
	['a null', '[null]', 'fields'],
	['a withheld end', HONEST.replace(/,[^,]*,[^,]*,[^,]*\]$/, ']'), /^ok 14 /],
])('%s', (_, text, line) => {
	const got = verdictOn(new TextEncoder().encode(text));
	if (typeof line === 'string') expect(got).toBe(line);
	else expect(got).toMatch(line);
});

test('bytes that are no UTF-8', () => {
	expect(verdictOn(Uint8Array.of(0x22, 0xff, 0x22))).toBe('json');
});

test('the command prints one line and tells by its exit code', async () => {
	await writeFile(join(folder, 'honest.json'), HONEST);
	await writeFile(join(folder, 'bad.json'), '[7]');
	expect(await run('honest.json')).toEqual({ code: 0, stdout: `${OK}\n` });
	expect(await run(join(folder, 'bad.json'))).toEqual({ code: 1, stdout: 'fields\n' });
	expect(await run('absent.json')).toEqual({ code: 1, stdout: 'unreadable\n' });
	expect(await run('.')).toEqual({ code: 1, stdout: 'unreadable\n' });
	expect(await run()).toEqual({ code: 2, stdout: '' });
});

async function run(...args: string[]): Promise<{ code: unknown; stdout: string }> {
	const options = { env: { ...process.env, INIT_CWD: folder } };
	const node = ['--experimental-strip-types', script, ...args];
	try {
		const { stdout } = await promisify(execFile)(process.execPath, node, options);
		return { code: 0, stdout };
	} catch (error) {
		const { code, stdout } = error as { code: unknown; stdout: string };
		return { code, stdout };
	}
}
