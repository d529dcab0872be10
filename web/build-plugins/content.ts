import type { Plugin } from 'vite';
import { assertComplete } from './locales.ts';
import { readYaml, yamlModules } from './yaml.ts';

/** What is for those who keep the content, not for those who read it. */
const KEPT_BACK = new Set(['source', 'verified_on', 'audience']);

/**
 * Makes `import lines from 'content:crisis_lines'` give the YAML file of that name in
 * src/meantime/content as data. A text that lacks a language fails the build.
 */
export function content(): Plugin {
	return yamlModules('content', 'content', (name) => {
		const data = readYaml('content', name);
		assertComplete(data);
		return JSON.stringify(data, shown);
	});
}

/** A replacer for JSON that leaves out what is not shown. */
function shown(key: string, value: unknown): unknown {
	return KEPT_BACK.has(key) ? undefined : value;
}
