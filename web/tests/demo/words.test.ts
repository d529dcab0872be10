import { expect, test } from 'vitest';
import { words } from '../../src/lib/demo/words.ts';
import { places } from '../../src/lib/text/catalogue.ts';

const keys = Object.keys(words.en) as (keyof typeof words.en)[];

test.each(keys)('%s has the same places in both languages', (key) => {
	expect(places(words.es[key])).toEqual(places(words.en[key]));
});

test('no text promises what nobody keeps', () => {
	const all = [...Object.values(words.en), ...Object.values(words.es)].join('\n');
	expect(all).not.toMatch(/24\/7|instant|monitored|HIPAA/i);
});
