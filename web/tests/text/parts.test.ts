import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { en } from '../../src/lib/text/en.ts';
import { first } from '../../src/lib/text/en/first.ts';
import { founding } from '../../src/lib/text/en/founding.ts';
import { joining } from '../../src/lib/text/en/joining.ts';

const all = { ...en, ...founding };
const SOURCE = resolve(import.meta.dirname, '../../src');
const IMPORT = /(?:import|export) (?!type )[^'"]*?from '((?:#lib|\.)[^']+)'|import\('([^']+)'\)/g;

/** The files that `file` loads, by what it imports; those that are fetched late if asked for. */
function loads(file: string, withLate: boolean, seen = new Set<string>()): Set<string> {
	if (seen.has(file) || !existsSync(file) || file.includes('/lib/text/')) return seen;
	seen.add(file);
	for (const [, at, late] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
		const name = withLate ? (at ?? late) : at;
		if (!name) continue;
		const path = name.startsWith('#lib/') ? resolve(SOURCE, name.slice(1)) : undefined;
		loads(path ?? resolve(dirname(file), name), withLate, seen);
	}
	return seen;
}

/** The texts that these routes can say, apart from what is in `known`. */
function unknownTo(known: object, routes: readonly string[], withLate: boolean): string[] {
	const files = routes.flatMap((route) => [...loads(resolve(SOURCE, route), withLate)]);
	expect(files.length).toBeGreaterThan(routes.length);
	const said = files.flatMap((file) =>
		[...readFileSync(file, 'utf8').matchAll(/['"]([a-z_]+\.[\w.]+)['"]/g)].map(([, key]) => key),
	);
	return [...new Set(said)].filter((key) => key && key in all && !(key in known)) as string[];
}

test('what stands before the lock says only what comes with the first page', () => {
	const routes = ['routes/+layout.svelte', 'routes/+error.svelte', 'lib/accounts/Gate.svelte'];
	expect(unknownTo(first, [...routes, 'routes/help/+page.svelte'], false)).toEqual([]);
	expect(unknownTo(first, ['routes/(desk)/+layout.svelte'], false)).toEqual([]);
	const demo = ['routes/demo/+page.svelte', 'routes/demo/enter/+page.svelte'];
	expect(unknownTo(first, [...demo, 'lib/demo/Banner.svelte'], true)).toEqual([]);
});

test('whoever has no account yet is told only what is fetched for them', () => {
	expect(unknownTo({ ...first, ...joining }, ['routes/join/+page.svelte'], true)).toEqual([]);
	expect(unknownTo({ ...first, ...founding }, ['routes/found/+page.svelte'], true)).toEqual([]);
});

test('a text of what stands behind the lock is found to be missing', () => {
	expect(unknownTo(first, ['lib/threads/Thread.svelte'], false)).toContain('thread.log');
});
