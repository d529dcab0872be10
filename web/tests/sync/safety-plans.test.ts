import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import * as flows from '../../src/lib/protocol/flows.ts';
import type { Account } from '../../src/lib/protocol/keys.ts';
import { generationKey, openPost } from '../../src/lib/protocol/sealing.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';
import { foldMessages } from '../../src/lib/sync/folds/messages.ts';
import { openEntry, type Opened } from '../../src/lib/sync/folds/opened.ts';
import { foldPeople } from '../../src/lib/sync/folds/people.ts';
import { foldSafetyPlans } from '../../src/lib/sync/folds/safety-plans.ts';
import { makeWorld, NOON, type Log } from '../protocol/people.ts';

await ready();

/** Adds a version with one line; returns its id. */
function save(log: Log, author: Account, words: string, base?: string): string {
	const key = generationKey(log.state, author, log.state.gen);
	const post: JsonObject = {
		type: 'safety_plan',
		lines: [{ step: 'sp.signs', field: 'sign', text: words }],
		...(base === undefined ? {} : { base }),
	};
	const entry = flows.writePost(author, log.state, key, post, { at: NOON });
	log.add(entry);
	return entry.header.id;
}

function openedBy(log: Log, viewer: Account): Opened[] {
	return log.entries.map((entry) =>
		openEntry(entry, entry.header.at, (each) =>
			openPost(generationKey(log.state, viewer, each.header.gen), each),
		),
	);
}

const wordsIn = (log: Log, viewer: Account) =>
	foldSafetyPlans(openedBy(log, viewer)).map(({ lines }) => lines.map(({ text }) => text));

test('a thread in which nobody made a plan has no version', () => {
	const { care, client } = makeWorld();
	expect(foldSafetyPlans(openedBy(care, client))).toEqual([]);
});

test('every version stays, by either side, and the last one stands', () => {
	const { care, therapist, client } = makeWorld();
	const first = save(care, therapist, 'I stop answering calls.', '');
	save(care, client, 'I stop eating.', first);
	expect(wordsIn(care, client)).toEqual([['I stop answering calls.'], ['I stop eating.']]);
	expect(wordsIn(care, therapist)).toEqual(wordsIn(care, client));
	const versions = foldSafetyPlans(openedBy(care, client));
	expect(versions.map(({ author }) => author)).toEqual([therapist.id, client.id]);
	expect(versions.map(({ crossed }) => crossed)).toEqual([[], []]);
});

test('a version that was made without having seen the other’s says so, and loses nothing', () => {
	const { care, therapist, client } = makeWorld();
	const first = save(care, therapist, 'The first.', '');
	const theirs = save(care, therapist, 'From the session.', first);
	save(care, client, 'From home.', first);
	expect(wordsIn(care, client)).toHaveLength(3);
	expect(foldSafetyPlans(openedBy(care, client)).at(-1)?.crossed).toEqual([theirs]);
});

test('two first plans have crossed, one’s own two have not', () => {
	const { care, therapist, client } = makeWorld();
	const own = save(care, client, 'Mine.', '');
	save(care, client, 'Mine, from my other phone.', '');
	save(care, therapist, 'Yours.', '');
	const crossed = foldSafetyPlans(openedBy(care, client)).map((each) => each.crossed);
	expect(crossed.slice(0, 2)).toEqual([[], []]);
	expect(crossed[2]).toHaveLength(2);
	expect(crossed[2]).toContain(own);
});

test('a version that does not say from which it was made accuses nobody', () => {
	const { care, therapist, client } = makeWorld();
	save(care, therapist, 'The first.', '');
	save(care, client, 'From a tool.');
	save(care, client, 'From a version that this log lacks.', 'elsewhere');
	expect(foldSafetyPlans(openedBy(care, client)).flatMap(({ crossed }) => crossed)).toEqual([]);
});

test('a plan is no message of the conversation', () => {
	const { care, therapist, client } = makeWorld();
	const messages = () => {
		const opened = openedBy(care, client);
		return foldMessages(opened, foldPeople(opened), client.id, NOON).map(({ id }) => id);
	};
	const before = messages();
	save(care, therapist, 'I stop answering calls.', '');
	expect(messages()).toEqual(before);
});
