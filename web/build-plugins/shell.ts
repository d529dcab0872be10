import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const NAME = 'build:shell';
const BUILT = fileURLToPath(new URL('../.svelte-kit/output/client/', import.meta.url));
const NOT_SHELL = /^\.vite\/|^service-worker\.js|\.map$/;

/**
 * Makes `import { files, version } from 'build:shell'` give the service worker every file of the
 * app that was just built, each with the hash of its content, and one hash over them all.
 * SvelteKit's own list lacks the web worker.
 */
export function shell(): Plugin {
	return {
		name: 'meantime:shell',
		resolveId(id) {
			return id === NAME ? `\0${NAME}` : undefined;
		},
		load(id) {
			if (id !== `\0${NAME}`) return undefined;
			const files = listFiles();
			const version = hashOf(JSON.stringify(files), 'hex').slice(0, 16);
			return `export const files = ${JSON.stringify(files)};
				export const version = ${JSON.stringify(version)};`;
		},
	};
}

function listFiles(): { path: string; integrity: string }[] {
	return readdirSync(BUILT, { recursive: true, withFileTypes: true })
		.filter((each) => each.isFile())
		.map(({ parentPath, name }) => `${parentPath}/${name}`.slice(BUILT.length).replace(/^\//, ''))
		.filter((name) => !NOT_SHELL.test(name))
		.sort()
		.map((name) => ({
			path: `/${name}`,
			integrity: `sha256-${hashOf(readFileSync(BUILT + name), 'base64')}`,
		}));
}

function hashOf(content: string | Buffer, encoding: 'hex' | 'base64'): string {
	return createHash('sha256').update(content).digest(encoding);
}
