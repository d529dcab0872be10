import { expect, test } from 'vitest';
import type { Survey } from '../../src/lib/surveys/content.ts';
import { Filling } from '../../src/lib/surveys/filling.svelte.ts';

const both = (words: string) => ({ en: words, es: words });
const survey: Survey = {
	...{ id: 's', audience: 'client', intro: both(''), thanks: both('') },
	items: [
		{ id: 'easy', type: 'agree5', text: both('Easy?') },
		{ id: 'minutes', type: 'number', text: both('How long?') },
		{ id: 'change', type: 'open', text: both('What?') },
	],
};

function begin(kept = '') {
	const told: string[] = [];
	const keep = (words: string) => Promise.resolve(void told.push(words));
	return { filling: new Filling(survey, { easy: 4 }, kept, keep), told };
}

test('what was typed before comes over what was sent before', () => {
	const { filling } = begin(JSON.stringify({ change: 'Shorter.' }));
	expect(filling.fields).toEqual({ easy: '4', minutes: '', change: 'Shorter.' });
});

test('a draft that cannot be read is none', () => {
	expect(begin('{').filling.fields['easy']).toBe('4');
});

test('what has to be mended is not sent', async () => {
	const { filling } = begin();
	filling.fields['minutes'] = 'long';
	expect(await filling.send(() => Promise.reject(new Error('sent')))).toBe(false);
	expect([filling.wrong, filling.undone]).toEqual([['minutes'], null]);
});

test('once it is sent nothing of it is kept here', async () => {
	const { filling, told } = begin();
	filling.fields['change'] = 'Planted.';
	filling.changed();
	expect(await filling.send(() => Promise.resolve())).toBe(true);
	expect(told.at(-1)).toBe('');
});

test('what could not be sent stays in the form and in its draft', async () => {
	const { filling, told } = begin();
	filling.fields['change'] = 'Planted.';
	filling.changed();
	await filling.draft.keep();
	expect(await filling.send(() => Promise.reject(new Error('away')))).toBe(false);
	expect(filling.fields['change']).toBe('Planted.');
	expect(told.at(-1)).toContain('Planted.');
});
