import { expect, test } from 'vitest';
import type { Pack } from '../../src/lib/screening/packs.ts';
import { makeReady, readyPack } from '../../src/lib/screening/ready.ts';
import { screen } from '../../src/lib/screening/screen.ts';

const PACK: Pack = {
	language: 'en',
	version: 1,
	lists: { die: ['die', 'be dead'] },
	cues: {
		negated: ["don't", 'never'],
		idiom: ['die laughing'],
		remote: ['years ago'],
		now: ['now'],
	},
	kinds: { wish: { negated: 'none', idiom: 'none', remote: 'elevated' } },
	rules: [
		{
			id: 'en.wish',
			tier: 'urgent',
			kind: 'wish',
			reason: { en: '', es: '' },
			match: ['want to <die>'],
		},
		{
			id: 'en.pills',
			tier: 'elevated',
			kind: 'wish',
			reason: { en: '', es: '' },
			all: ['pills', '(tonight|enough)'],
			within: 1,
			but: ['pharmacy'],
			lowered: { remote: 'none' },
		},
	],
	left_alone: 'the of',
};
const pack = makeReady(PACK);

const noticed = (text: string): string[] =>
	screen(text, [pack]).matches.map(
		({ rule, tier, start, end }) => `${rule} ${tier} ${start}-${end}`,
	);

test.each([
	['a rule says where it matched', 'I want to die.', ['en.wish urgent 2-13']],
	['a comma hides nothing', 'I want, to be dead', ['en.wish urgent 2-18']],
	['a negation in the same clause rules it out', "I don't want to die", []],
	[
		'a negation in another clause does not',
		'I never sleep. I want to die',
		['en.wish urgent 17-28'],
	],
	['an idiom around it rules it out', 'I want to die laughing', []],
	['what is long past counts less', 'years ago I said want to die', ['en.wish elevated 17-28']],
	['unless it is said to be now', 'years ago and now want to die', ['en.wish urgent 18-29']],
	['parts meet within so many sentences', 'pills. tonight', ['en.pills elevated 0-14']],
	['and no farther', 'pills. ok. tonight', []],
	['nor where something else stands', 'pills from the pharmacy tonight', []],
])('%s', (_, text, expected) => {
	expect(noticed(text)).toEqual(expected);
});

test('the tier of a text is its highest', () => {
	expect(screen('pills tonight', [pack]).tier).toBe('elevated');
	expect(screen('pills tonight. I want to die', [pack]).tier).toBe('urgent');
	expect(screen('', [pack])).toEqual({ tier: 'none', matches: [], signs: [] });
});

test('the packs come without their examples, and find what they are for', async () => {
	const packs = await Promise.all([readyPack('en'), readyPack('es')]);
	expect(JSON.stringify(packs.map((each) => each.pack))).not.toMatch(/"(finds|leaves)"/);
	expect(screen('I want to kill myself tonight', packs).tier).toBe('urgent');
	expect(screen('Me quiero matar esta noche', packs).tier).toBe('urgent');
	expect(screen('See you on Tuesday. Nos vemos el martes.', packs).tier).toBe('none');
});
