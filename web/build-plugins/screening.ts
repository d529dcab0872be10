import type { Plugin } from 'vite';
import type { Pack, Rule } from '../src/lib/screening/packs.ts';
import { readYaml, yamlModules } from './yaml.ts';

/** A rule as it stands in its file. */
type Written = Rule & { finds?: unknown; leaves?: unknown };

/**
 * Makes `import pack from 'screening:en'` give that language's YAML file in src/meantime/screening
 * as data. The examples stay behind: only people need them.
 */
export function screening(): Plugin {
	return yamlModules('screening', 'screening', (language) => JSON.stringify(readPack(language)));
}

/** The pack of a language, as the app gets it. */
export function readPack(language: string): Pack {
	const pack = readYaml('screening', language) as Pack & { rules: readonly Written[] };
	return { ...pack, rules: pack.rules.map(withoutExamples) };
}

function withoutExamples(written: Written): Rule {
	const rule = { ...written };
	delete rule.finds;
	delete rule.leaves;
	return rule;
}
