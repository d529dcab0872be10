import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { parse } from 'yaml';

const PACKAGE = new URL('../../src/meantime/', import.meta.url);

/** The YAML file of that name in a folder of src/meantime, as data. */
export function readYaml(folder: string, name: string): unknown {
	return parse(readFileSync(fileOf(folder, name), 'utf8'));
}

/** The names of the YAML files of a folder of src/meantime, in order. */
export function yamlNames(folder: string): string[] {
	const names = readdirSync(new URL(folder, PACKAGE));
	return names.map((name) => name.replace(/\.yaml$/, '')).sort();
}

/** Makes `import data from '{prefix}:{name}'` give what `json`, asked for `name`, returns. */
export function yamlModules(
	prefix: string,
	folder: string,
	json: (name: string) => string,
	sources: (name: string) => readonly string[] = (name) => [fileOf(folder, name)],
): Plugin {
	return {
		name: `meantime:${prefix}`,
		resolveId(id) {
			return id.startsWith(`${prefix}:`) ? `\0${id}` : undefined;
		},
		load(id) {
			if (!id.startsWith(`\0${prefix}:`)) return undefined;
			const name = id.slice(prefix.length + 2);
			for (const file of sources(name)) this.addWatchFile(file);
			return `export default ${json(name)};`;
		},
	};
}

/** Where a YAML file stands. */
export function fileOf(folder: string, name: string): string {
	return fileURLToPath(new URL(`${folder}/${name}.yaml`, PACKAGE));
}
