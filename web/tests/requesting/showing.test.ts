import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import { parsePost } from '../../src/lib/protocol/posts.ts';
import { hasCome, isWhole, nothingDisclosed } from '../../src/lib/requesting/disclosing.ts';
import { nameOf } from '../../src/lib/requesting/words.ts';
import { foldDisclosures } from '../../src/lib/sync/folds/disclosures.ts';
import type { Opened } from '../../src/lib/sync/folds/opened.ts';

const TOLD = {
	on: '2027-03-08',
	to: 'County court',
	what: 'Notes of May',
	purpose: 'Custody',
	kind: 'court',
	basis: 'Order 12/27',
};

function opened(id: string, post: JsonObject): Opened {
	const entry = { header: { id, author: 'anna', at: 5, re: '', kind: 'post' } };
	return { entry, post: parsePost(post) } as unknown as Opened;
}

test('disclosures are those of the chart and those with which an alert ended, by their day', () => {
	const alert = { type: 'safety_event', alert: 'A', of: 'M', attempts: [], note: 'Called.' };
	const chart = [
		opened('a', { type: 'disclosure', ...TOLD }),
		opened('b', { ...alert, outcome: 'reached' }),
		opened('d', { ...alert, outcome: 'disclosed', disclosed: { ...TOLD, on: '2027-03-01' } }),
		opened('e', { type: 'text', text: 'x' }),
	];
	expect(foldDisclosures(chart).map(({ id, on }) => [id, on])).toEqual([
		['d', '2027-03-01'],
		['a', '2027-03-08'],
	]);
});

test('a disclosure has a day that has come and a basis', () => {
	expect(isWhole(TOLD)).toBe(true);
	expect(isWhole({ ...TOLD, basis: ' ' })).toBe(false);
	expect(isWhole(nothingDisclosed('2027-03-08'))).toBe(false);
	const days = ['2027-03-08', '2027-03-09', '', '2027-02-30'];
	expect(days.map((day) => hasCome(day, '2027-03-08'))).toEqual([true, false, false, false]);
});

test('an id of a later version is shown as it is', () => {
	expect(nameOf([{ id: 'a', text: { en: 'One', es: 'Uno' } }], 'a', 'es')).toBe('Uno');
	expect(nameOf([], 'later', 'en')).toBe('later');
});
