import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { parse } from 'yaml';
import { assertComplete } from './locales.ts';

const FOLDER = fileURLToPath(new URL('../../src/meantime/content/', import.meta.url));
const PREFIX = 'content:';

/** What is for those who keep the content, not for those who read it. */
const KEPT_BACK = new Set(['source', 'verified_on', 'audience']);

/**
 * Makes `import lines from 'content:crisis_lines'` give the YAML file of that name in
 * src/meantime/content as data. A text that lacks a language fails the build.
 */
export function content(): Plugin {
	return {
		name: 'meantime:content',
		resolveId(id) {
			return id.startsWith(PREFIX) ? `\0${id}` : undefined;
		},
		load(id) {
			if (!id.startsWith(`\0${PREFIX}`)) return undefined;
			const file = `${FOLDER}${id.slice(PREFIX.length + 1)}.yaml`;
			this.addWatchFile(file);
			const data: unknown = parse(readFileSync(file, 'utf8'));
			assertComplete(data);
			return `export default ${JSON.stringify(data, shown)};`;
		},
	};
}

/** A replacer for JSON that leaves out what is not shown. */
function shown(key: string, value: unknown): unknown {
	return KEPT_BACK.has(key) ? undefined : value;
}
