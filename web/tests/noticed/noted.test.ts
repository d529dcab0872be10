import { beforeEach, expect, test } from 'vitest';
import '../sync/platform.ts';
import { carriedOf, NOTHING, UNCHECKED } from '../../src/lib/noticed/found.ts';
import {
	addNoted,
	notedIn,
	settledIn,
	whenLooked,
	type Look,
	type Notes,
} from '../../src/lib/noticed/noted.ts';

const URGENT = carriedOf({ ...NOTHING, tier: 'urgent' }, '');
const SPACE = 'space';
const nothing = () => Promise.resolve();
let notes: Notes;

/** What a browser keeps, slowly: another tab may read between a reading and a writing. */
beforeEach(() => {
	const places = new Map<string, string>();
	const pause = () => new Promise((resolve) => setTimeout(resolve));
	notes = {
		me: { id: 'maya' },
		http: { now: () => 1_000 },
		local: {
			async kept<Thing extends object>(place: string): Promise<Thing | null> {
				await pause();
				return JSON.parse(places.get(place) ?? 'null') as Thing | null;
			},
			async keep(place, thing) {
				await pause();
				places.set(place, JSON.stringify(thing));
			},
		},
	};
});

async function unlooked(): Promise<string[]> {
	return (await notedIn(notes, SPACE)).unlooked.map(({ id }) => id);
}

async function lookAt(entry: string): Promise<Look> {
	const { unlooked: all } = await notedIn(notes, SPACE);
	return all.find(({ id }) => id === entry) ?? { id: '', againId: '' };
}

test('messages that leave at once are all noted', async () => {
	const ids = ['a', 'b', 'c'];
	await Promise.all([
		...ids.map((id) => addNoted(notes, SPACE, id, UNCHECKED, nothing)),
		...ids.map((id) => addNoted(notes, SPACE, `${id}-urgent`, URGENT, nothing)),
	]);
	expect(await unlooked()).toEqual(ids);
	expect((await notedIn(notes, SPACE)).earlier).toHaveLength(3);
});

test('a message is noted before it can leave, so that none is lost if the page ends there', async () => {
	const ends = () => Promise.reject(new Error('killed'));
	await expect(addNoted(notes, SPACE, 'a', UNCHECKED, ends)).rejects.toThrow('killed');
	expect(await unlooked()).toEqual(['a']);
});

test('nobody looks for a message that is noted and not there yet', async () => {
	let isThere = false;
	const add = async () => {
		await new Promise((resolve) => setTimeout(resolve, 20));
		isThere = true;
	};
	const leaving = addNoted(notes, SPACE, 'a', UNCHECKED, add);
	const { unlooked: left } = await settledIn(notes, SPACE);
	expect([left.length, isThere]).toEqual([1, true]);
	await leaving;
});

test('a message that is corrected unlooked is noted once, with what its writer had said', async () => {
	const said = { ...UNCHECKED, answer: 'misread', tier: 'elevated' } as const;
	await addNoted(notes, SPACE, 'a', said, nothing);
	await addNoted(notes, SPACE, 'a', UNCHECKED, nothing);
	const { unlooked: left } = await notedIn(notes, SPACE);
	expect(left).toMatchObject([{ id: 'a', answer: 'misread', tier: 'elevated' }]);
});

test('a wording that was looked at needs no other look', async () => {
	await addNoted(notes, SPACE, 'a', UNCHECKED, nothing);
	await addNoted(notes, SPACE, 'a', URGENT, nothing);
	expect(await unlooked()).toEqual([]);
});

test('what two tabs find in one message goes after it once', async () => {
	await addNoted(notes, SPACE, 'a', UNCHECKED, nothing);
	const look = await lookAt('a');
	let sent = 0;
	const goAfter = () => Promise.resolve(void (sent += 1));
	await Promise.all([1, 2].map(() => whenLooked(notes, SPACE, look, URGENT, goAfter)));
	expect([sent, await unlooked()]).toEqual([1, []]);
});

test('what broke off while it was sent goes again under the same id', async () => {
	await addNoted(notes, SPACE, 'a', UNCHECKED, nothing);
	const look = await lookAt('a');
	let sent = 0;
	const breaksOff = () => Promise.reject(new Error('killed'));
	const goAfter = () => Promise.resolve(void (sent += 1));
	await expect(whenLooked(notes, SPACE, look, URGENT, breaksOff)).rejects.toThrow('killed');
	expect(await lookAt('a')).toEqual({ ...look, answer: '', tier: 'none' });
	await whenLooked(notes, SPACE, look, URGENT, goAfter);
	expect([sent, await unlooked()]).toEqual([1, []]);
});

test('a look at the wording before leaves the new one to be looked at', async () => {
	await addNoted(notes, SPACE, 'a', UNCHECKED, nothing);
	const before = await lookAt('a');
	await addNoted(notes, SPACE, 'a', UNCHECKED, nothing); // another wording, while it was looked at
	let sent = 0;
	const goAfter = () => Promise.resolve(void (sent += 1));
	await whenLooked(notes, SPACE, before, { ...URGENT, tier: 'none' }, goAfter);
	expect([sent, await unlooked()]).toEqual([0, ['a']]);
	await whenLooked(notes, SPACE, await lookAt('a'), URGENT, goAfter);
	expect([sent, await unlooked()]).toEqual([1, []]);
});
