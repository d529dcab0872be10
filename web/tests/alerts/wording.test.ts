import { expect, test } from 'vitest';
import { noticedIn, saidOf, wordsIn } from '../../src/lib/alerts/wording.ts';
import { startThread } from './thread.ts';

test('an urgent message that answers another is shown, and not the one that it answers', () => {
	const { therapist, say, write, log } = startThread();
	const question = say(therapist, { type: 'text', text: 'How was the night?' });
	const urgent = write('I cannot go on.', question);
	expect(wordsIn(log(), urgent, Infinity)).toMatchObject({ first: 'I cannot go on.' });
});

test('of a correction its own words alerted; of its message those from before', () => {
	const { write, correct, log } = startThread();
	const message = write('I cannot go on.');
	const second = correct(message, 'I have a plan.');
	correct(message, 'Forget it.');
	const words = (id: string) => wordsIn(log(), id, Infinity);
	expect(words(message)).toMatchObject({ first: 'I cannot go on.', text: 'Forget it.' });
	expect(words(second)).toMatchObject({ first: 'I have a plan.', text: 'Forget it.' });
});

test('a quiet message that its correction made urgent alerts by the words of the correction', () => {
	const { client, say, correct, log } = startThread();
	const message = say(client, { type: 'text', text: 'A quiet day.' }, { attention: 1 });
	correct(message, 'I have a plan.', ['en-plan-01']);
	expect(wordsIn(log(), message, Infinity)).toMatchObject({ first: 'I have a plan.' });
	expect(noticedIn(log(), message)).toEqual(['en-plan-01']);
});

test('what was noticed belongs to the words that alerted, though it was noticed later', () => {
	const { write, correct, log } = startThread();
	const message = write('I cannot go on.');
	correct(message, 'I cannot go on.', ['en-passive-01']);
	correct(message, 'I have a plan.', ['en-plan-01']);
	expect(noticedIn(log(), message)).toEqual(['en-passive-01']);
});

test('a question about a cost alerts by its own words, like a message of them', () => {
	const { client, say, log } = startThread();
	const words = { text: 'I cannot go on.', noticed: ['en-passive-01'], answer: 'no' };
	const asked = say(client, { type: 'fee_dispute', item: 'reply', ...words }, { attention: 3 });
	expect(wordsIn(log(), asked, Infinity)).toMatchObject({ kind: 'text', first: words.text });
	expect(noticedIn(log(), asked)).toEqual(words.noticed);
	expect(saidOf(log(), asked).map(({ answer }) => answer)).toEqual(['no']);
});

test('what the client answered about a message counts for its corrections too', () => {
	const { client, say, write, correct, log } = startThread();
	const message = write('I cannot go on.');
	const correction = correct(message, 'I have a plan.');
	say(client, { type: 'safety_answer', ref: message, answer: 'no' });
	expect(saidOf(log(), correction).map(({ answer }) => answer)).toEqual(['no']);
});
