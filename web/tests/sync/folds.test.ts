import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import type { Entry } from '../../src/lib/protocol/entry.ts';
import * as flows from '../../src/lib/protocol/flows.ts';
import type { Account } from '../../src/lib/protocol/keys.ts';
import { seat } from '../../src/lib/protocol/writing.ts';
import { generationKey, openPost } from '../../src/lib/protocol/sealing.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';
import { foldChanges } from '../../src/lib/sync/folds/changes.ts';
import { foldMarks } from '../../src/lib/sync/folds/marks.ts';
import { foldMessages } from '../../src/lib/sync/folds/messages.ts';
import { openEntry } from '../../src/lib/sync/folds/opened.ts';
import { foldPeople } from '../../src/lib/sync/folds/people.ts';
import { makeWorld, NOON, type Log } from '../protocol/people.ts';

await ready();

const HOUR = 3_600_000;
type Marks = Partial<Parameters<typeof flows.writePost>[4]>;

/** Adds a post of any type; returns it. */
function say(log: Log, author: Account, post: JsonObject, marks: Marks = {}): Entry {
	const key = generationKey(log.state, author, log.state.gen);
	const entry = flows.writePost(author, log.state, key, post, { at: NOON, ...marks });
	log.add(entry);
	return entry;
}

/** The log as `viewer` can open it, each entry received at its author's time. */
function openedBy(log: Log, viewer: Account) {
	return log.entries.map((entry) =>
		openEntry(entry, entry.header.at, (each) =>
			openPost(generationKey(log.state, viewer, each.header.gen), each),
		),
	);
}

function textsFor(log: Log, viewer: Account, now = NOON): string[] {
	const opened = openedBy(log, viewer);
	return foldMessages(opened, foldPeople(opened), viewer.id, now)
		.filter(({ fault }) => !fault)
		.map(({ text }) => text);
}

test('a name counts from the person or from whoever seated them, and from nobody else', () => {
	const { care, therapist, client, practice } = makeWorld();
	const named = (by: Account, id: string, name: string) =>
		say(care, by, { type: 'seat', id, name, credential: '' });
	named(therapist, therapist.id, 'Imani Rivera');
	named(client, therapist.id, 'Not Imani');
	named(client, client.id, 'Maya');
	named(therapist, practice.id, 'Linden Practice');
	const people = foldPeople(openedBy(care, therapist));
	expect([therapist, client, practice].map(({ id }) => people.get(id)?.name)).toEqual([
		'Imani Rivera',
		'Maya',
		'Linden Practice',
	]);
	expect(people.get(client.id)?.by).toBe(therapist.id);
});

test('the mark is the viewer’s own, and falls when somebody comes whom nobody verified', () => {
	const { care, therapist, client, practice, cover } = makeWorld();
	const code = flows.digits(care.state.lastSeats);
	say(care, therapist, { type: 'verified', code, method: 'in_session' });
	expect(foldMarks(openedBy(care, therapist), therapist.id)).toEqual(new Set([client.id]));
	expect(foldMarks(openedBy(care, client), client.id)).toEqual(new Set());
	const gens = [care.state.gen];
	const covering = seat(cover.card, 'clinician');
	care.add(flows.addSeat(practice, care.state, covering, gens, NOON));
	expect(foldMarks(openedBy(care, therapist), therapist.id)).toEqual(new Set());
});

test('digits that were not the ones of that moment mark nobody', () => {
	const { care, therapist } = makeWorld();
	say(care, therapist, { type: 'verified', code: '00000', method: 'in_session' });
	expect(foldMarks(openedBy(care, therapist), therapist.id)).toEqual(new Set());
});

test('a correction stands in place of the first text, which stays in the record', () => {
	const { care, therapist } = makeWorld();
	const { header } = say(care, therapist, { type: 'text', text: 'On Thursday.' });
	say(care, therapist, { type: 'amend', text: 'On Friday.' }, { re: header.id });
	const opened = openedBy(care, therapist);
	const last = foldMessages(opened, foldPeople(opened), therapist.id, NOON).at(-1);
	expect(last).toMatchObject({ text: 'On Friday.', earlier: ['On Thursday.'] });
});

test('the same text again asks for more attention, and corrects nothing', () => {
	const { care, therapist, client } = makeWorld();
	const { header } = say(care, client, { type: 'text', text: 'Tonight.' }, { attention: 1 });
	const again = { type: 'amend', text: 'Tonight.', noticed: ['en.plan'] };
	say(care, client, again, { re: header.id, attention: 3 });
	const opened = openedBy(care, therapist);
	const last = foldMessages(opened, foldPeople(opened), therapist.id, NOON).at(-1);
	expect(last).toMatchObject({ attention: 3, noticed: ['en.plan'], earlier: [], amendedAt: 0 });
});

test('nobody corrects what another person said', () => {
	const { care, therapist, client } = makeWorld();
	const { header } = say(care, therapist, { type: 'text', text: 'On Thursday.' });
	say(care, client, { type: 'amend', text: 'Never.' }, { re: header.id });
	expect(textsFor(care, therapist).at(-1)).toBe('On Thursday.');
});

test('a letter for later is shown to others only then, and never once it is taken back', () => {
	const { care, therapist, client } = makeWorld();
	const later = { showAt: NOON + HOUR };
	const { header } = say(care, therapist, { type: 'text', text: 'Good morning.' }, later);
	expect(textsFor(care, client)).not.toContain('Good morning.');
	expect(textsFor(care, therapist)).toContain('Good morning.');
	expect(textsFor(care, client, NOON + HOUR)).toContain('Good morning.');
	say(care, therapist, { type: 'amend', text: '' }, { re: header.id });
	expect(textsFor(care, client, NOON + HOUR)).toEqual(textsFor(care, client));
});

test('who came and who left is said in order', () => {
	const { care, therapist, client, cover } = makeWorld();
	const gens = [care.state.gen];
	care.add(flows.addSeat(therapist, care.state, seat(cover.card, 'observer'), gens, NOON));
	care.add(flows.remove(therapist, care.state, [cover.id], NOON));
	const said = foldChanges(openedBy(care, therapist)).map(({ did, who }) => [did, who]);
	expect(said.slice(-3)).toEqual([
		['joined', client.id],
		['seated', cover.id],
		['removed', cover.id],
	]);
});
