import { expect, test } from 'vitest';
import type { AutomaticReply } from '../../src/lib/api/shapes/boundaries.ts';
import { writePost } from '../../src/lib/protocol/flows.ts';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import type { Account } from '../../src/lib/protocol/keys.ts';
import { generationKey, openPost } from '../../src/lib/protocol/sealing.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';
import { foldMessages } from '../../src/lib/sync/folds/messages.ts';
import { openEntry } from '../../src/lib/sync/folds/opened.ts';
import { foldPeople } from '../../src/lib/sync/folds/people.ts';
import { automaticItems, type Closed } from '../../src/lib/threads/automatic.ts';
import type { LetterItem } from '../../src/lib/threads/view.ts';
import { makeWorld, NOON } from '../protocol/people.ts';

await ready();

const HOUR = 3_600_000;

function policy(words: string, said: JsonObject = {}): JsonObject {
	const text = { en: words, es: words };
	return { type: 'policy', policy: said, notices: [{ id: 'autoreply.weekend', text }] };
}

/** A thread with a signed policy and two messages of its client, and what a server may tell. */
function start() {
	const { care, therapist, client } = makeWorld();
	let at = NOON;
	const say = (author: Account, post: JsonObject, attention = 0) => {
		at += HOUR;
		const key = generationKey(care.state, author, care.state.gen);
		const entry = writePost(author, care.state, key, post, { at, attention });
		care.add(entry);
		return { id: entry.header.id, at };
	};
	const write = () => say(client, { type: 'text', text: 'Hello.' }, 1);
	const reply = (to: { id: string; at: number }, more: Partial<AutomaticReply> = {}) => ({
		...{ entry_id: to.id, kind: 'weekend', at: new Date(to.at).toISOString(), cover_id: '' },
		...{ reads_at: null, opens_at: null },
		...more,
	});
	const shown = (viewer: Account, closed: Partial<Closed>) => {
		const log = care.entries.map((entry) =>
			openEntry(entry, entry.header.at, (each) =>
				openPost(generationKey(care.state, viewer, each.header.gen), each),
			),
		);
		const people = foldPeople(log);
		const letters = foldMessages(log, people, viewer.id, at).map((each): LetterItem => ({
			...each,
			item: 'letter',
			fate: '',
			waits: '',
			waitingId: '',
			promise: null,
			answers: [],
			asked: 1,
			task: null,
			refused: '',
		}));
		const told = { replies: [], sent: [], ...closed };
		return automaticItems(log, people, letters, viewer.id, told).map(
			({ id, kind, reply: said }) => {
				return [id, kind, said?.text.en];
			},
		);
	};
	return { therapist, client, say, write, reply, shown };
}

test('a reply has the words that were signed before its message, not later ones', () => {
	const { therapist, client, say, write, reply, shown } = start();
	say(therapist, policy('The first.'));
	const asked = write();
	say(therapist, policy('The second.'));
	const later = write();
	expect(shown(client, { replies: [reply(later), reply(asked)] })).toEqual([
		[`${asked.id}/automatic`, 'weekend', 'The first.'],
		[`${later.id}/automatic`, 'weekend', 'The second.'],
	]);
});

test("a client's own policy is nobody's word", () => {
	const { client, say, write, reply, shown } = start();
	say(client, policy('Mine.'));
	const asked = write();
	expect(shown(client, { replies: [reply(asked)] })).toEqual([
		[`${asked.id}/automatic`, 'weekend', undefined],
	]);
});

test('what a guardian is asked to agree to for somebody else says nothing here', () => {
	const { therapist, client, say, write, reply, shown } = start();
	say(therapist, policy('Ours.'));
	say(therapist, policy("Somebody else's.", { about: 'S' }));
	const asked = write();
	expect(shown(client, { replies: [reply(asked)] })).toEqual([
		[`${asked.id}/automatic`, 'weekend', 'Ours.'],
	]);
});

test('a second message in one closed period has the crisis block alone', () => {
	const { therapist, client, write, reply, shown } = start();
	const first = write();
	const second = write();
	const told = { replies: [reply(first)] };
	expect(shown(client, told).map(([id]) => id)).toEqual([
		`${first.id}/automatic`,
		`${second.id}/crisis`,
	]);
	expect(shown(therapist, told).map(([id]) => id)).toEqual([`${first.id}/automatic`]);
});

test('what a server leaves out takes no help from messages that left in closed time', () => {
	const { client, write, shown } = start();
	const asked = write();
	expect(shown(client, { sent: [asked.id] })).toEqual([
		[`${asked.id}/crisis`, 'crisis', undefined],
	]);
});

test('rows for nothing, for others, twice or of an unknown kind do no harm', () => {
	const { therapist, client, say, write, reply, shown } = start();
	const asked = write();
	const answer = say(therapist, { type: 'text', text: 'Hello.' }, 1);
	const until = new Date(asked.at + 1).toISOString();
	const odd = reply(asked, { kind: 'spooky', opens_at: until });
	const lies = [odd, reply(asked), reply(answer), reply({ id: 'nothing', at: asked.at })];
	const ended = lies.map((each) => ({ ...each, opens_at: until }));
	expect(shown(client, { replies: ended })).toEqual([
		[`${asked.id}/automatic`, 'spooky', undefined],
	]);
});

test('that an answer is late is said behind what had come by then', () => {
	const { therapist, client, say, write, reply, shown } = start();
	const asked = write();
	const between = say(therapist, { type: 'text', text: 'Hello.' });
	write();
	const late = reply(asked, { kind: 'late', at: new Date(between.at + 1).toISOString() });
	expect(shown(client, { replies: [late] })).toEqual([
		[`${between.id}/late/${asked.id}`, 'late', undefined],
	]);
});
