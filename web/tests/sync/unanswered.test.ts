import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import type { Account } from '../../src/lib/protocol/keys.ts';
import { writePost } from '../../src/lib/protocol/flows.ts';
import { generationKey, openPost } from '../../src/lib/protocol/sealing.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';
import { foldMessages } from '../../src/lib/sync/folds/messages.ts';
import { openEntry } from '../../src/lib/sync/folds/opened.ts';
import { foldPeople } from '../../src/lib/sync/folds/people.ts';
import { foldUnanswered } from '../../src/lib/sync/folds/unanswered.ts';
import { makeWorld, NOON, type Log } from '../protocol/people.ts';

await ready();

const LEAVES = NOON + 20_000;

/** A thread in which the client has written once, and what happens in it next. */
function start() {
	const { care, therapist, client, practice } = makeWorld();
	const first = care.entries.at(-1)?.header.id ?? '';
	const say = (author: Account, post: JsonObject, marks: object = {}, at = NOON) => {
		const key = generationKey(care.state, author, care.state.gen);
		const entry = writePost(author, care.state, key, post, { at, ...marks });
		care.add(entry);
		return entry.header.id;
	};
	const write = (text: string, attention = 1) => say(client, { type: 'text', text }, { attention });
	const amend = (re: string, text: string, attention: number) =>
		say(client, { type: 'amend', text }, { re, attention });
	return { care, therapist, practice, first, say, write, amend };
}

/** The texts that wait, as `viewer` sees them at `now`. */
function waiting(care: Log, viewer: Account, now = NOON): string[] {
	const log = care.entries.map((entry) =>
		openEntry(entry, entry.header.at, (each) =>
			openPost(generationKey(care.state, viewer, each.header.gen), each),
		),
	);
	const people = foldPeople(log);
	return foldUnanswered(foldMessages(log, people, viewer.id, now), people, []).map(
		({ text }) => text,
	);
}

test('what a client wrote waits, oldest first, and quiet posts do not', () => {
	const { care, therapist, write } = start();
	write('And again.', 3);
	write('A tick.', 0);
	expect(waiting(care, therapist)).toEqual(['I feel low today', 'And again.']);
});

test('an answer stands for what it names and for all before it, not for what came after', () => {
	const { care, therapist, say, write } = start();
	const second = write('The second.');
	write('The third.');
	say(therapist, { type: 'text', text: 'Thank you.' }, { re: second, attention: 1 });
	expect(waiting(care, therapist)).toEqual(['The third.']);
});

test('what its author took back waits for nothing until it is put back; others still do', () => {
	const { care, therapist, first, write, amend } = start();
	write('The second.');
	amend(first, '', 0);
	expect(waiting(care, therapist)).toEqual(['The second.']);
	amend(first, 'I feel lower.', 1);
	expect(waiting(care, therapist)).toEqual(['I feel lower.', 'The second.']);
});

test('a promise to answer in the session is an answer, and so is one of the practice', () => {
	for (const author of ['therapist', 'practice'] as const) {
		const world = start();
		world.say(world[author], { type: 'event', what: 'in_session' }, { re: world.first });
		expect(waiting(world.care, world.therapist)).toEqual([]);
	}
});

test('a post that answers nothing leaves what waits waiting', () => {
	const { care, therapist, say } = start();
	say(therapist, { type: 'text', text: 'How was your week?' }, { attention: 1 });
	expect(waiting(care, therapist)).toEqual(['I feel low today']);
});

test('an answer that was taken back before it left has answered nothing', () => {
	const { care, therapist, first, say } = start();
	const answer = { type: 'text', text: 'Too quick.' };
	const id = say(therapist, answer, { re: first, attention: 1, showAt: LEAVES });
	expect(waiting(care, therapist)).toEqual([]);
	say(therapist, { type: 'amend', text: '' }, { re: id }, NOON + 5_000);
	expect(waiting(care, therapist)).toEqual(['I feel low today']);
});

test('an answer that was withdrawn after it had been read remains an answer', () => {
	const { care, therapist, first, say } = start();
	const answer = { type: 'text', text: 'On Monday.' };
	const id = say(therapist, answer, { re: first, attention: 1, showAt: LEAVES });
	say(therapist, { type: 'amend', text: '' }, { re: id }, LEAVES + 60_000);
	expect(waiting(care, therapist, LEAVES + 60_000)).toEqual([]);
});
