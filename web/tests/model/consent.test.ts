import jurisdictions from 'content:jurisdictions';
import consent from 'content:model_consent';
import { expect, test } from 'vitest';
import { lawOf, placeNamed, placesFor, saidOf } from '../../src/lib/model/consent.ts';

const { refused } = jurisdictions;

test('somebody says where they are by name: their country, what refuses it, or elsewhere', () => {
	const places = placesFor('US', refused, consent, 'en');
	expect(places.map(({ value }) => value)).toEqual(['', 'US', 'US-IL', 'US-NV', 'ZZ']);
	expect(places[1]?.name).toBe('United States, in none of the places below');
	expect(placesFor('US', refused, consent, 'es')[1]?.name).toContain('Estados Unidos');
});

test('where it is refused the law is named, and nowhere else', () => {
	expect(lawOf('US-IL', refused, 'en')).toContain('225 ILCS 155');
	expect(lawOf('US-IL', refused, 'es')).toContain('inteligencia artificial');
	expect(lawOf('US', refused, 'en')).toBe('');
	const state = { kind: 'refused_here', refused: 'US-NV' } as const;
	expect(saidOf(state, consent, refused, 'en')).toContain('Nevada, United States: Assembly Bill');
});

test('what somebody has said of where they are is told by name', () => {
	const named = (place: string) => placeNamed(place, refused, consent, 'en');
	expect(['US', 'US-IL', 'US-ME', 'ZZ'].map(named)).toEqual([
		'United States',
		'Illinois, United States',
		'US-ME',
		'Somewhere else',
	]);
});

test('every state has its sentence in both languages', () => {
	for (const words of Object.values(consent.states))
		expect([words.en, words.es].every((each) => each.length > 0)).toBe(true);
});
