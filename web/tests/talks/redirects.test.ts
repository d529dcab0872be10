import { expect, test } from 'vitest';
import type { Post } from '../../src/lib/protocol/posts.ts';
import type { Opened } from '../../src/lib/sync/folds/opened.ts';
import type { People } from '../../src/lib/sync/folds/people.ts';
import { foldRedirects, redirectState } from '../../src/lib/sync/folds/redirects.ts';

const seat = (id: string, role: string) =>
	[id, { id, role, by: '', via: '', name: '', credential: '', leftSeq: -1 }] as const;
const PEOPLE: People = new Map([seat('imani', 'clinician'), seat('maya', 'client')]);
const NOW = 1_000;

function entry(author: string, id: string, post: Post, header: object = {}): Opened {
	const facts = { author, id, re: '', show_at: 0, at: 0, ...header };
	return { entry: { header: facts }, post, receivedAt: 0, fault: '' } as unknown as Opened;
}

const offered = (header: object = {}) =>
	entry(
		'imani',
		'r',
		{ type: 'redirect', text: 'Let us talk.', call: '', request: 'q', until: 2_000 },
		header,
	);
const picked = (by: string, pick: 'call' | 'time' | 'neither') =>
	entry(by, 'p', { type: 'redirect_pick', of: 'r', pick });
const ended = (by: string) => entry(by, 'e', { type: 'redirect_end', of: 'r', outcome: 'talked' });
const states = (log: Opened[], now = NOW) =>
	foldRedirects(log, PEOPLE, 'maya', now).map((each) => redirectState(each, now));

test.each([
	['it waits until its time', [offered()], NOW, ['waiting']],
	['then it is overdue', [offered()], 2_001, ['overdue']],
	['a call is to be made', [offered(), picked('maya', 'call')], NOW, ['call']],
	['what suits nobody is known', [offered(), picked('maya', 'neither')], 3_000, ['neither']],
	['a time that was taken ends it', [offered(), picked('maya', 'time')], 3_000, ['ended']],
	['so does an outcome', [offered(), ended('imani')], NOW, ['ended']],
	['a clinician picks nothing', [offered(), picked('imani', 'time')], NOW, ['waiting']],
	['a client ends nothing', [offered(), ended('maya')], NOW, ['waiting']],
	['what shows later is not there yet', [offered({ show_at: 1_500 })], NOW, []],
	['a pick of what is not there is nothing', [picked('maya', 'time')], NOW, []],
])('%s', (_, log, now, expected) => {
	expect(states(log, now)).toEqual(expected);
});

test('only its author rewords it or takes it back', () => {
	const amend = (by: string, text: string) =>
		entry(by, 'a', { type: 'amend', text, noticed: [] }, { re: 'r' });
	const fold = (...log: Opened[]) => foldRedirects(log, PEOPLE, 'maya', NOW)[0];
	expect(fold(offered(), amend('imani', 'Shall we talk?'))?.text).toBe('Shall we talk?');
	expect(fold(offered(), amend('maya', 'No.'))?.text).toBe('Let us talk.');
	expect(fold(offered(), amend('imani', ''))?.isWithdrawn).toBe(true);
});
