import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
	bestLocale,
	fill,
	places,
	type Catalogue,
	type Key,
} from '../../src/lib/text/catalogue.ts';

/** All texts of a language, from every file of it. */
function textsIn(files: Record<string, Record<string, Catalogue>>): Catalogue {
	const entries = Object.values(files).flatMap((file) =>
		Object.values(file).flatMap(Object.entries),
	);
	return Object.fromEntries(entries) as Catalogue;
}

const en = textsIn(import.meta.glob('../../src/lib/text/en/*.ts', { eager: true }));
const es = textsIn(import.meta.glob('../../src/lib/text/es/*.ts', { eager: true }));

const keys = Object.keys(en) as Key[];

test('every language says the same things', () => {
	expect(Object.keys(es).sort()).toEqual([...keys].sort());
});

test.each(keys)('%s has the same places in every language', (key) => {
	expect(places(es[key])).toEqual(places(en[key]));
	expect(en[key].trim() && es[key].trim()).toBeTruthy();
});

test('every text is said somewhere', () => {
	const sources = globSync('src/**/*.{ts,svelte}').filter((file) => !/text.(en|es)\b/.test(file));
	const said = new Set(
		sources.flatMap((file) =>
			[...readFileSync(file, 'utf8').matchAll(/['"]([\w.-]+)['"]/g)].map(([, word]) => word),
		),
	);
	expect(keys.filter((key) => !said.has(key))).toEqual([]);
});

test('places are filled, and one without a value stays', () => {
	expect(fill('To {name} from {other}', { name: 'Jo' })).toBe('To Jo from {other}');
});

test('a sentence ends in one full stop, whatever it ends with', () => {
	expect(fill('A las {when}. Luego.', { when: '3:30 p. m.' })).toBe('A las 3:30 p. m. Luego.');
	expect(fill('{who}.', { who: 'Jo' })).toBe('Jo.');
});

test.each([
	[['es-MX', 'en'], 'es'],
	[['fr', 'de'], 'en'],
	[['en-GB'], 'en'],
	[['ca', 'es'], 'es'],
	[[], 'en'],
])('%j is answered in %s', (wanted, locale) => {
	expect(bestLocale(wanted)).toBe(locale);
});

test('no text promises what nobody keeps', () => {
	const all = [...Object.values(en), ...Object.values(es)].join('\n');
	expect(all).not.toMatch(/24\/7|instant|monitored|HIPAA/i);
});
