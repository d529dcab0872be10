import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import type { BriefRules } from '../src/lib/matches/brief.ts';
import type { WrittenRules } from '../src/lib/rules/written.ts';
import type { CommonWords } from '../src/lib/screening/languages.ts';
import type { Facts } from '../src/lib/screening/model.ts';
import type { Pack, Rule } from '../src/lib/screening/packs.ts';
import { fileOf, readYaml, yamlModules, yamlNames } from './yaml.ts';

const RULES = 'screening/rules';
const LANGUAGES = 'languages';
const RULE_LANGUAGES = ['en', 'es'];
const BRIEF = 'brief';
const MODEL = 'model';
const MODEL_FOLDER = 'screening/model';
const WEIGHTS = fileOf(MODEL_FOLDER, 'weights').replace(/\.yaml$/, '.bin');

/** A rule as it stands in its file. */
type Written = Rule & { finds?: unknown; leaves?: unknown };

/**
 * Makes `import pack from 'screening:en'` give that language's YAML files in
 * src/meantime/screening/rules as data, 'screening:languages' the commonest words and 'screening:model'
 * the model. The examples stay behind: only people need them.
 */
export function screening(): Plugin {
	const sources = (name: string): string[] => {
		if (name === LANGUAGES) return [fileOf(RULES, name)];
		if (name === MODEL) return [fileOf(MODEL_FOLDER, MODEL), WEIGHTS];
		return yamlNames(folderOf(name)).map((file) => fileOf(folderOf(name), file));
	};
	const read: Record<string, () => unknown> = { [LANGUAGES]: readCommonWords, [MODEL]: readModel };
	const json = (name: string): string => JSON.stringify(read[name]?.() ?? readPack(name));
	return yamlModules('screening', 'screening', json, sources);
}

/**
 * Makes `import rules from 'rules:en'` give that language's rules as people read them, with the
 * examples that are their tests, and 'rules:brief' what every rule is for, by its id.
 */
export function writtenRules(): Plugin {
	const sources = (name: string): string[] => {
		if (name === BRIEF) return RULE_LANGUAGES.flatMap(sources);
		return yamlNames(folderOf(name)).map((file) => fileOf(folderOf(name), file));
	};
	const read = (name: string) => (name === BRIEF ? readBriefRules() : readWrittenRules(name));
	return yamlModules('rules', 'screening', (name) => JSON.stringify(read(name)), sources);
}

/** How each rule of every language counts, and why it is there. */
export function readBriefRules(): BriefRules {
	const rules = RULE_LANGUAGES.flatMap((language) => readPack(language).rules);
	return Object.fromEntries(rules.map(({ id, tier, reason }) => [id, { tier, reason }]));
}

/** A language's rules with their examples, in the order of their files. */
export function readWrittenRules(language: string): WrittenRules {
	const { rules, version } = readWhole(language);
	return { language, version, rules } as unknown as WrittenRules;
}

/** The pack of a language, as the app gets it: `lists` first, then the other files by name. */
export function readPack(language: string): Pack {
	const pack = readWhole(language);
	return { ...pack, rules: (pack['rules'] as Written[]).map(withoutExamples) } as unknown as Pack;
}

function readWhole(language: string): Record<string, unknown> {
	const pack: Record<string, unknown> = { lists: {}, cues: {}, kinds: {}, rules: [] };
	const names = yamlNames(folderOf(language)).filter((name) => name !== 'lists');
	for (const name of ['lists', ...names]) {
		const file = readYaml(folderOf(language), name) as Record<string, unknown>;
		for (const [key, value] of Object.entries(file)) pack[key] = joined(pack[key], value);
	}
	return pack;
}

/** What the model says of itself, and its weights as base64. */
export function readModel(): { facts: Facts; weights: string } {
	const facts = readYaml(MODEL_FOLDER, MODEL) as Facts;
	return { facts, weights: readFileSync(WEIGHTS, 'base64') };
}

/** The commonest words of languages. */
export function readCommonWords(): CommonWords {
	return readYaml(RULES, LANGUAGES) as CommonWords;
}

function folderOf(language: string): string {
	return `${RULES}/${language}`;
}

function joined(before: unknown, more: unknown): unknown {
	if (Array.isArray(before) && Array.isArray(more))
		return [...(before as unknown[]), ...(more as unknown[])];
	return typeof more === 'object' ? { ...(before as object), ...more } : more;
}

function withoutExamples(written: Written): Rule {
	const rule = { ...written };
	delete rule.finds;
	delete rule.leaves;
	return rule;
}
