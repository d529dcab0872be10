import { expect, test } from 'vitest';
import { planned } from '../../src/lib/measuring/planned.ts';
import { readFile } from '../../src/lib/measuring/reading.ts';

const FILE = `
id: own.sleep
version: "1"
title: {en: Sleep}
credit: {text: Ours}
licence: Ours
locales: [en]
prompt: {en: Last night}
options: [{value: 0, label: {en: "No"}}, {value: 1, label: {en: "Yes"}}]
items: [{id: own.1, text: {en: Did you sleep?}}]
score: {lowest: 0, highest: 1, better: higher, bands: [{from: 0, id: below}]}
`;

test('a file describes a questionnaire', async () => {
	const { measure, faults } = await readFile(FILE);
	expect(faults).toEqual([]);
	expect(measure?.items[0]?.text).toEqual({ en: 'Did you sleep?' });
});

test.each([
	['id: phq9', 'unread'],
	['- [', 'unread'],
	['', 'unread'],
	[FILE.replace('own.sleep', 'phq9'), 'ships'],
	[FILE.replace('highest: 1', 'highest: 9'), 'range'],
	[FILE.replace('locales: [en]', 'locales: [en, es]'), 'no_words'],
	[FILE.replace('licence: Ours', 'licence: Ours\ncolour: red'), 'unread'],
])('a file with a fault says so: %j', async (words, kind) => {
	expect((await readFile(words)).faults.map((each) => each.kind)).toContain(kind);
});

test('what is planned has the same time of day, so many days apart', () => {
	const times = planned('2027-03-05T09:00', 14, 3).map((at) => new Date(at));
	expect(times.map((at) => at.getHours())).toEqual([9, 9, 9]);
	expect(times.map((at) => at.getDate())).toEqual([5, 19, 2]);
});
