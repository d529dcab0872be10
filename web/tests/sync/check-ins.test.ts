import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CheckInKind, CheckInPost } from '../../src/lib/protocol/checkin-posts.ts';
import type { Post } from '../../src/lib/protocol/posts.ts';
import { fits, linesOf, openAt, saidOf } from '../../src/lib/sync/folds/check-in-rules.ts';
import { foldCheckIns } from '../../src/lib/sync/folds/check-ins.ts';
import { foldMessages } from '../../src/lib/sync/folds/messages.ts';
import type { Opened } from '../../src/lib/sync/folds/opened.ts';
import type { People } from '../../src/lib/sync/folds/people.ts';

type Row = { id: string; series: string; at: number; answered: boolean };
const vectors = JSON.parse(readFileSync('../vectors/check_ins.json', 'utf8')) as {
	said: {
		kind: CheckInKind;
		options: string[];
		value: number;
		text: string;
		fits: boolean;
		said: string;
	}[];
	open: { asked: Row[]; now: number; open: string[] }[];
	lines: { asked: Row[]; lines: { series: string; ids: string[] }[] }[];
};
const asked = (rows: Row[]) =>
	rows.map(({ answered: isAnswered, ...row }) => ({ ...row, isAnswered }));

describe('the vectors', () => {
	test.each(vectors.said)('$kind $value $text', ({ value, text, said, ...each }) => {
		expect(fits(each, value)).toBe(each.fits);
		expect(saidOf(each, value, text)).toBe(said);
	});

	test.each(vectors.open)('$open wait', (each) => {
		expect(openAt(asked(each.asked), each.now)).toEqual(each.open);
	});

	test.each(vectors.lines)('what asks the same', (each) => {
		expect(linesOf(asked(each.asked))).toEqual(each.lines);
	});
});

const seat = (id: string, role: string) =>
	[id, { id, role, by: '', via: '', name: '', credential: '', leftSeq: -1 }] as const;
const PEOPLE: People = new Map([
	seat('imani', 'clinician'),
	seat('maya', 'client'),
	seat('sam', 'observer'),
]);
const NOW = 1_000;

function entry(author: string, id: string, post: Post, header: object = {}): Opened {
	const facts = { author, id, kind: 'post', re: '', show_at: 0, at: 0, attention: 0, ...header };
	return { entry: { header: facts }, post, receivedAt: 0, fault: '' } as unknown as Opened;
}

const question = (by = 'imani', header: object = {}) =>
	entry(
		by,
		'q',
		{
			...{ type: 'check_in', ask: 'How was the day?', kind: 'slider', low: '', high: '' },
			...{ options: [], series: '' },
		},
		header,
	);
function answered(value: number, given: object = {}, by = 'maya', id = `a${value}`): Opened {
	const post = { type: 'check_in_answer', of: 'q', value, text: '', noticed: [], answer: '' };
	return entry(by, id, { ...post, ...given } as CheckInPost);
}
const amend = (by: string, re: string, text: string) =>
	entry(by, `amend ${re}`, { type: 'amend', text, noticed: [] }, { re });
const said = (log: Opened[], viewer = 'maya') =>
	foldCheckIns(log, PEOPLE, viewer, NOW).map((each) => each.said);

test.each([
	['it waits', [question()], ['']],
	['a value answers it', [question(), answered(7)], ['7/10']],
	['words beside it', [question(), answered(7, { text: 'Fine.' })], ['7/10\nFine.']],
	['the newest stands', [question(), answered(7), answered(3)], ['3/10']],
	[
		'the one before again',
		[question(), answered(7), answered(3), amend('maya', 'a3', '')],
		['7/10'],
	],
	['nobody takes back for another', [question(), answered(7), amend('imani', 'a7', '')], ['7/10']],
	['what cannot be is nothing', [question(), answered(11)], ['']],
	[
		'nobody answers for a client',
		[question(), answered(7, {}, 'imani'), answered(2, {}, 'sam')],
		[''],
	],
	['only the care team asks', [question('maya')], []],
	['an answer before it is nothing', [answered(7), question()], ['']],
	['what shows later is not there yet', [question('imani', { show_at: NOW + 1 })], []],
	['what was taken back is none', [question(), amend('imani', 'q', '')], []],
])('%s', (_, log, expected) => {
	expect(said(log)).toEqual(expected);
});

test('its author knows what shows later', () => {
	expect(said([question('imani', { show_at: NOW + 1 })], 'imani')).toEqual(['']);
});

test('a conversation shows an answer with the value that it gives, also noticed later', () => {
	const log = [question(), answered(7, { text: 'Hm.' }), amend('maya', 'a7', '7/10\nHm.')];
	const messages = foldMessages(log, PEOPLE, 'imani', NOW);
	expect(messages.map(({ kind, text }) => [kind, text])).toEqual([
		['check_in', 'How was the day?'],
		['check_in_answer', '7/10\nHm.'],
	]);
	expect(messages[1]?.earlier).toEqual([]);
});
