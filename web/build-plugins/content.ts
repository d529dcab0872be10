import type { Plugin } from 'vite';
import { assertComplete } from './locales.ts';
import { fileOf, readYaml, yamlModules } from './yaml.ts';

/** What is for those who keep the content, not for those who read it. */
const KEPT_BACK = new Set(['source', 'verified_on', 'audience']);

const WHOLE = 'whole/';

/**
 * Makes `import lines from 'content:crisis_lines'` give the YAML file of that name in
 * src/meantime/content as data. A text that lacks a language fails the build. What is for those who
 * keep the content comes with `content:whole/crisis_lines` alone.
 */
export function content(): Plugin {
	const fileName = (name: string) => name.replace(WHOLE, '');
	const json = (name: string) => {
		const data = readYaml('content', fileName(name));
		assertComplete(data);
		return JSON.stringify(data, name.startsWith(WHOLE) ? undefined : shown);
	};
	return yamlModules('content', 'content', json, (name) => [fileOf('content', fileName(name))]);
}

/**
 * A replacer for JSON that leaves out what is not shown: what is for keepers, such as a note in one
 * language alone, and what nobody has checked.
 */
function shown(key: string, value: unknown): unknown {
	if (Array.isArray(value)) return value.filter((each) => !isUnchecked(each));
	const isForKeepers = KEPT_BACK.has(key) || (key === 'note' && typeof value === 'string');
	return isForKeepers ? undefined : value;
}

function isUnchecked(value: unknown): boolean {
	return (value as { checked?: string } | null)?.checked === 'not-verified';
}
