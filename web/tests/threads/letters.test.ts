import { expect, test } from 'vitest';
import type { Opened } from '../../src/lib/sync/folds/opened.ts';
import type { Member } from '../../src/lib/sync/folds/people.ts';
import type { Waiting } from '../../src/lib/sync/outbox.ts';
import { lettersOf } from '../../src/lib/threads/letters.ts';

const PEOPLE = new Map([['maya', { role: 'client' } as unknown as Member]]);

function entry(id: string, post: object, header: object = {}): Opened {
	const plain = {
		id,
		author: 'maya',
		kind: 'post',
		seq: 1,
		at: 5,
		show_at: 0,
		attention: 1,
		re: '',
	};
	const whole = { header: { ...plain, ...header } };
	return { entry: whole, receivedAt: 5, fault: '', post } as unknown as Opened;
}

function letters(stored: readonly Opened[], waits: readonly Opened[] = [], refused = '') {
	const waiting = waits.map((each) => ({ entry: each.entry, refused }) as unknown as Waiting);
	const space = { log: () => stored };
	return lettersOf({ space, waiting, me: 'maya', now: 9 }, [...stored, ...waits], PEOPLE);
}

const MESSAGE = entry('a', { type: 'text', text: 'So tired.', noticed: [], answer: '' });
const NO = entry('no', { type: 'safety_answer', ref: 'a', answer: 'no' }, { attention: 3 });

test.each([
	['sent', letters([MESSAGE, NO])],
	['kept', letters([MESSAGE], [NO])],
	['refused', letters([MESSAGE], [NO], 'too-large')],
])('an answer has a fate of its own: %s, though its message is sent', (fate, [message]) => {
	expect(message).toMatchObject({ fate: 'sent', answers: [{ answer: 'no', fate }] });
});

test('what the server was asked for is what it has, not what waits', () => {
	const more = { type: 'amend', text: 'So tired.', noticed: ['en.plan'] };
	const amend = entry('b', more, { re: 'a', attention: 3 });
	const [message] = letters([MESSAGE], [amend]);
	expect(message).toMatchObject({ attention: 3, asked: 1, fate: 'kept', waits: 'raise' });
	expect(letters([], [MESSAGE])[0]).toMatchObject({ asked: 0, waits: 'message' });
});

function amend(id: string, text: string, attention = 3): Opened {
	return entry(id, { type: 'amend', text, noticed: [] }, { re: 'a', attention });
}

const RAISE = amend('raise', 'So tired.');
const OTHER = amend('other', 'Not so tired.');

test.each([
	['the message, with what raises it', letters([], [MESSAGE, RAISE]), 'message', 'a'],
	['what raises it alone', letters([MESSAGE], [RAISE]), 'raise', 'raise'],
	['another wording', letters([MESSAGE], [RAISE, OTHER]), 'correction', 'other'],
	[
		'another wording, with what raises that',
		letters([MESSAGE], [OTHER, amend('b', 'Not so tired.')]),
		'correction',
		'other',
	],
	[
		'what raises another wording',
		letters([MESSAGE, OTHER], [amend('b', 'Not so tired.')]),
		'raise',
		'b',
	],
	['its withdrawal', letters([MESSAGE], [amend('gone', '')]), 'correction', 'gone'],
	['nothing', letters([MESSAGE]), '', ''],
])('it is known that what waits is %s', (_, [message], waits, waitingId) => {
	expect(message).toMatchObject({ waits, waitingId });
});

test('of a message that was refused with what raises it the refusal is that of the message', () => {
	const [message] = letters([], [MESSAGE, RAISE], 'too-large');
	expect(message).toMatchObject({ fate: 'refused', waits: 'message', attention: 3 });
});
