import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import type { Account } from '../../src/lib/protocol/keys.ts';
import { writePost } from '../../src/lib/protocol/flows.ts';
import { generationKey, openPost } from '../../src/lib/protocol/sealing.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';
import { openEntry } from '../../src/lib/sync/folds/opened.ts';
import { foldPeople } from '../../src/lib/sync/folds/people.ts';
import {
	foldAnswers,
	foldMatchMarks,
	foldSafetyEvents,
	foldUrgent,
	newestWords,
} from '../../src/lib/sync/folds/safety.ts';
import { foldRuleSteps } from '../../src/lib/sync/folds/rule-steps.ts';
import { makeWorld, NOON } from '../protocol/people.ts';

await ready();

/** A thread in which the client has written once, and what happens in it next. */
function start() {
	const { care, therapist, client } = makeWorld();
	const say = (author: Account, post: JsonObject, marks: object = {}) => {
		const key = generationKey(care.state, author, care.state.gen);
		const entry = writePost(author, care.state, key, post, { at: NOON, ...marks });
		care.add(entry);
		return entry.header.id;
	};
	const write = (text: string, attention: number, re = '') =>
		say(client, { type: re ? 'amend' : 'text', text }, { attention, re });
	const reply = (re: string, showAt = 0) =>
		say(therapist, { type: 'text', text: 'I read this.' }, { re, attention: 1, showAt });
	const log = () =>
		care.entries.map((entry) =>
			openEntry(entry, entry.header.at, (each) =>
				openPost(generationKey(care.state, therapist, each.header.gen), each),
			),
		);
	const urgent = () =>
		foldUrgent(log(), foldPeople(log())).map(({ id, isAnswered }) => [id, isAnswered]);
	return { therapist, client, say, write, reply, log, urgent };
}

test('what a client marks urgent alerts until it is answered; what is less or not theirs does not', () => {
	const { therapist, say, write, reply, urgent } = start();
	const first = write('I cannot go on.', 3);
	write('Elevated.', 2);
	say(therapist, { type: 'text', text: 'Of staff.' }, { attention: 3 });
	expect(urgent()).toEqual([[first, false]]);
	reply(first);
	const later = write('Once more.', 3);
	expect(urgent()).toEqual([
		[first, true],
		[later, false],
	]);
});

test('nothing that the client writes later undoes an alert, and a correction may begin one', () => {
	const { write, urgent, client, say } = start();
	const first = write('I cannot go on.', 3);
	write('', 0, first);
	say(client, { type: 'safety_answer', ref: first, answer: 'yes' });
	expect(urgent()).toEqual([[first, false]]);
	const quiet = write('Nothing much.', 1);
	const raised = write('I want to be honest now.', 3, quiet);
	expect(urgent().map(([id]) => id)).toEqual([first, raised]);
});

test('an answer that was taken back before it was shown has answered nothing', () => {
	const { therapist, say, write, reply, urgent } = start();
	const first = write('I cannot go on.', 3);
	const answer = reply(first, NOON + 20_000);
	expect(urgent()).toEqual([[first, true]]);
	say(therapist, { type: 'amend', text: '' }, { re: answer });
	expect(urgent()).toEqual([[first, false]]);
});

test('what a client answers of themselves stands with its message; staff cannot answer for them', () => {
	const { therapist, client, say, log } = start();
	const asked = say(client, { type: 'text', text: 'Words.', answer: 'unsure' }, { attention: 3 });
	say(therapist, { type: 'safety_answer', ref: asked, answer: 'yes' });
	const later = say(client, { type: 'safety_answer', ref: asked, answer: 'no' }, { attention: 3 });
	const said = foldAnswers(log(), foldPeople(log())).get(asked);
	expect(said).toEqual([
		{ id: asked, answer: 'unsure', at: 0 },
		{ id: later, answer: 'no', at: NOON },
	]);
});

test('the newest list of words counts, and only one of the care team', () => {
	const { therapist, client, say, log } = start();
	const words = (...texts: string[]) => ({
		type: 'safety_words',
		words: texts.map((text) => ({ text, tier: 'elevated' })),
	});
	say(therapist, words('the bridge', 'lights out'));
	say(therapist, words('the bridge'));
	say(client, words());
	const list = newestWords(log(), foldPeople(log()));
	expect(list.map(({ text }) => text)).toEqual(['the bridge']);
});

test('a mark is replaced by a later one; how alerts ended stays, all of it', () => {
	const { therapist, say, log } = start();
	const mark = (verdict: string) => ({ type: 'match_mark', of: 'm', mark: verdict, rules: ['r'] });
	say(therapist, mark('false_alarm'));
	say(therapist, mark('right'));
	expect(foldMatchMarks(log()).get('m')).toMatchObject({ mark: 'right', author: therapist.id });
	for (const outcome of ['reached', 'false_alarm']) {
		const event = { type: 'safety_event', alert: 'a', of: 'm', attempts: [], note: '' };
		say(therapist, { ...event, outcome });
	}
	const events = foldSafetyEvents(log());
	expect(events.map(({ outcome }) => outcome)).toEqual(['reached', 'false_alarm']);
});

test('every change of a rule is on record; a client changes none', () => {
	const { therapist, client, say, log } = start();
	const rule = 'en.want_to_die';
	const set = (author: Account, ...rules: JsonObject[]) =>
		say(author, { type: 'safety_words', words: [], rules });
	set(therapist, { rule, tier: 'elevated', why: 'A song.' });
	set(client, { rule, tier: 'none', why: 'Mine.' });
	set(
		therapist,
		{ rule, tier: 'elevated', why: 'A song.' },
		{ rule: 'x.y', tier: 'none', why: 'Z.' },
	);
	set(therapist, { rule, tier: 'none', why: 'A book.' });
	set(therapist);
	const steps = foldRuleSteps(log(), foldPeople(log()));
	expect(steps.map(({ rule: of, tier, why }) => [of, tier, why])).toEqual([
		[rule, 'elevated', 'A song.'],
		['x.y', 'none', 'Z.'],
		[rule, 'none', 'A book.'],
		['x.y', '', ''],
		[rule, '', ''],
	]);
	expect(new Set(steps.map(({ author }) => author))).toEqual(new Set([therapist.id]));
});
